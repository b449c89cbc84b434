export { outgoing, serverSecret } from './configured';
export { createOutgoing, type Outgoing, type OutgoingOptions } from './outgoing';
export { proxyFromEnvironment, type ProxySettings } from './proxy';
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
  type SecretBinding,
} from './secrets';
export { UrlBlockedError } from './url-blocked-error';
export { logger } from './logger';
export { beginOnce, endOnce, forgetOnce, purgeOnce } from './idempotency';
export { isDatabaseAway } from './database-away';
export { forgetRate, limitRate, limitRequests, type RateLimit } from './rate-limit';
