import { BakeoffError } from './bakeoff-error';

export class UnauthorizedError extends BakeoffError {
  constructor(detail = 'Send an API key as “Authorization: Bearer …”, or sign in.') {
    super({
      code: 'unauthorized',
      status: 401,
      title: 'Not signed in',
      detail,
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  }
}
