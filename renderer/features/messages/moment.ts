import type { TimeZone } from '../../../shared/text/times.ts';

const written = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?(Z)?$/;

/** A time as a person types it, in the window's zone, or epoch milliseconds; null when it is neither. */
export function parseMoment(text: string, zone: TimeZone): number | null {
  const trimmed = text.trim();
  if (/^\d{9,16}$/.test(trimmed)) return Number(trimmed);
  const match = written.exec(trimmed);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const millis = Number((match[7] ?? '0').padEnd(3, '0'));
  const isUtc = zone === 'utc' || match[8] === 'Z';
  const at = isUtc
    ? new Date(Date.UTC(year, month - 1, day, hour, minute, second, millis))
    : new Date(year, month - 1, day, hour, minute, second, millis);
  const isReal =
    (isUtc ? at.getUTCDate() : at.getDate()) === day && (isUtc ? at.getUTCMonth() : at.getMonth()) === month - 1;
  return isReal && hour < 24 && minute < 60 && second < 60 && at.getTime() >= 0 ? at.getTime() : null;
}

/** Writes a time so that {@link parseMoment} reads it back. */
export function writeMoment(ms: number, zone: TimeZone): string {
  const at = new Date(ms);
  const shifted = zone === 'utc' ? at : new Date(ms - at.getTimezoneOffset() * 60_000);
  return shifted
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/\.000$/, '');
}
