import { ValidationError } from '@/lib/errors';

/** T8: the system message is the operator's word; retrieved text never goes there. */
export class ContextInSystemMessageError extends ValidationError {
  constructor(path: string, through?: string) {
    const how = through ? ` (through the include of ${through})` : '';
    super([
      {
        path,
        message: `{{context}} must not stand in a system message${how}: retrieved text could then give the model orders. Put it into a user message.`,
      },
    ]);
  }
}

/** An include that names nothing, leads back to itself, goes too deep or grows too large. */
export class IncludeError extends ValidationError {
  constructor(path: string, message: string) {
    super([{ path, message }]);
  }
}

/** What a run refuses before it calls a model: variables that nobody gave a value. */
export class MissingVariablesError extends ValidationError {
  constructor(readonly missing: readonly string[]) {
    super(missing.map((name) => ({ path: `variables.${name}`, message: `The prompt needs a value for {{${name}}}.` })));
  }
}
