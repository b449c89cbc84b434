import { BakeoffError } from './bakeoff-error';

export class ForbiddenError extends BakeoffError {
  constructor(detail: string) {
    super({ code: 'forbidden', status: 403, title: 'Forbidden', detail });
  }
}
