const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day in UTC, the same on the server and in every browser: `21 Nov 2026`. Takes a day or a moment in ISO 8601. */
export const formatDay = (iso: string): string => day.format(new Date(iso));

/** A moment in the reader's time zone: `21 Nov 2026, 03:19`. Only where nothing is rendered by the server. */
export const formatMoment = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
