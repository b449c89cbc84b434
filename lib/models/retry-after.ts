/**
 * How long a provider wants to be left alone: `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
 * @param now milliseconds since 1970, for the form with a date
 * @returns milliseconds, 0 or more; null where the answer doesn't say it or says it unreadably
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now = Date.now()): number | null {
  const exact = Number(headers['retry-after-ms'] ?? NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const text = headers['retry-after']?.trim();
  if (!text) return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
