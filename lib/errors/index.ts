export { BakeoffError, type ErrorCode, type FieldError } from './bakeoff-error';
export { ConflictError } from './conflict-error';
export { ForbiddenError } from './forbidden-error';
export { NotFoundError } from './not-found-error';
export { PayloadTooLargeError } from './payload-too-large-error';
export { RateLimitedError } from './rate-limited-error';
export { UnauthorizedError } from './unauthorized-error';
export { UnavailableError } from './unavailable-error';
export { ValidationError } from './validation-error';
