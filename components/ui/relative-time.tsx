'use client';

import { useSyncExternalStore } from 'react';
import { formatDay, formatMoment } from './dates';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** "5 min. ago", "yesterday"; "just now" within a minute. */
export function relativeTime(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1_000;
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? words.format(Math.round(seconds / unit[1]), unit[0]) : 'just now';
}

const never = () => () => undefined;

/** A moment in words, with the exact time behind it. The server, which has another clock, writes the date. */
export function RelativeTime({ iso, className }: { iso: string; className?: string }) {
  const text = useSyncExternalStore(
    everyMinute,
    () => relativeTime(iso, Date.now()),
    () => formatDay(iso),
  );
  const exact = useSyncExternalStore(
    never,
    () => formatMoment(iso),
    () => iso,
  );
  return (
    <time dateTime={iso} title={exact} className={className}>
      {text}
    </time>
  );
}

function everyMinute(notify: () => void): () => void {
  const timer = setInterval(notify, 30_000);
  return () => clearInterval(timer);
}
