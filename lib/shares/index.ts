/** Frozen snapshots behind links. */
export { createShare } from './create-share';
export { findSharesByTitle, findSharesOf, listShares } from './list-shares';
export { countShareRequest, openShare, unlockShare } from './open-share';
export { revokeShare } from './revoke-share';
