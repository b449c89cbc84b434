/** How long something deleted can be brought back; then it is purged. */
export const UNDO_MINUTES = 10;
