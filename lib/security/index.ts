export { outgoing, serverSecret } from './configured';
export { createOutgoing, type Outgoing } from './outgoing';
export { proxyFromEnvironment } from './proxy';
export {
  constantTimeEqual,
  decryptSecret,
  encryptSecret,
  fence,
  hashPassword,
  hashToken,
  randomToken,
  secretHint,
  verifyPassword,
} from './secrets';
export { UrlBlockedError } from './url-blocked-error';
export { logger } from './logger';
export { beginOnce, endOnce, forgetOnce, purgeOnce } from './idempotency';
export { isDatabaseAway } from './database-away';
export { clientAddress } from './client-address';
export { forgetRate, limitRate, limitRequests, type RateLimit } from './rate-limit';
export { purgeRequestRates } from './lease-requests';
