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
