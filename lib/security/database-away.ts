export { isUnavailable as isDatabaseAway } from '@/lib/db';
