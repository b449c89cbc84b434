import { BakeoffError, type FieldError } from './bakeoff-error';

/** Input that breaks its schema or a rule about it. */
export class ValidationError extends BakeoffError {
  constructor(errors: readonly FieldError[], detail?: string) {
    super({
      code: 'validation_failed',
      status: 422,
      title: 'Validation failed',
      detail:
        detail ?? errors.map((error) => (error.path ? `${error.path}: ${error.message}` : error.message)).join(' '),
      errors,
    });
  }
}
