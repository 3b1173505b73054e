/** The zone times are shown in: that of this machine, or UTC. */
export type TimeZone = 'local' | 'utc';

/** Epoch milliseconds as they come: from the clock as `number`, from a record's 64-bit field as `bigint`. */
type Millis = number | bigint;

/** What a `Date` can hold; a record's timestamp is any 64-bit number its producer wrote. */
const furthestMs = 8.64e15;

type Parts = { year: number; month: string; day: string; clock: string; millis: string };

function parts(ms: Millis, zone: TimeZone): Parts | undefined {
  const epoch = Number(ms);
  if (!(Math.abs(epoch) <= furthestMs)) return undefined;
  // Getters instead of Intl: a live tail formats a screenful of times at every paint.
  const date = new Date(epoch);
  const utc = zone === 'utc';
  const hours = utc ? date.getUTCHours() : date.getHours();
  const minutes = utc ? date.getUTCMinutes() : date.getMinutes();
  const seconds = utc ? date.getUTCSeconds() : date.getSeconds();
  return {
    year: utc ? date.getUTCFullYear() : date.getFullYear(),
    month: two((utc ? date.getUTCMonth() : date.getMonth()) + 1),
    day: two(utc ? date.getUTCDate() : date.getDate()),
    clock: `${two(hours)}:${two(minutes)}:${two(seconds)}`,
    millis: `.${String(date.getUTCMilliseconds()).padStart(3, '0')}`,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Time of day in two parts, so that a list can dim the milliseconds. A time no calendar holds is shown as its number. */
export function formatClock(ms: Millis, zone: TimeZone): { time: string; millis: string } {
  const at = parts(ms, zone);
  return at === undefined ? { time: String(ms), millis: '' } : { time: at.clock, millis: at.millis };
}

/** Month, day and time of day, for lists that cross midnight: `11-21 21:04:31` and `.455`. */
export function formatDayClock(ms: Millis, zone: TimeZone): { time: string; millis: string } {
  const at = parts(ms, zone);
  if (at === undefined) return { time: String(ms), millis: '' };
  return { time: `${at.month}-${at.day} ${at.clock}`, millis: at.millis };
}

/** The whole moment with its zone, for details and hovers: `2026-11-21 21:04:31.455 UTC+9`. */
export function formatDateTime(ms: Millis, zone: TimeZone): string {
  const at = parts(ms, zone);
  if (at === undefined) return String(ms);
  return `${at.year}-${at.month}-${at.day} ${at.clock}${at.millis} ${formatZone(ms, zone)}`;
}

/**
 * The zone as its distance from UTC at that moment (`UTC+9`, `UTC−3:30`). Names such as KST are not known to every
 * system's tables, and three letters mean different zones to different readers.
 */
export function formatZone(ms: Millis, zone: TimeZone): string {
  if (zone === 'utc') return 'UTC';
  const minutes = -new Date(Number(ms)).getTimezoneOffset();
  if (!Number.isFinite(minutes) || minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `UTC${minutes < 0 ? '\u2212' : '+'}${Math.floor(size / 60)}${rest}`;
}

type Words = { ms: string; s: string; min: string; h: string; d: string };

/** Korean counts time without a blank before its unit. */
const words: Record<'en' | 'ko', Words> = {
  en: { ms: ' ms', s: ' s', min: ' min', h: ' h', d: ' d' },
  ko: { ms: 'ms', s: '초', min: '분', h: '시간', d: '일' },
};

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in its one largest unit, rounded down: `8 s`, `3 min`, `2 h`, `12 d`. Never negative. */
export function formatAge(ms: number, language: 'en' | 'ko'): string {
  const word = words[language];
  const age = Math.max(0, ms);
  if (age < minute) return `${Math.floor(age / second)}${word.s}`;
  if (age < hour) return `${Math.floor(age / minute)}${word.min}`;
  if (age < day) return `${Math.floor(age / hour)}${word.h}`;
  return `${Math.floor(age / day)}${word.d}`;
}

/** A length of time in at most two units: `6 ms`, `0.67 s`, `41 s`, `1 min 08 s`, `26 h 04 min`, `7 d`. */
export function formatDuration(ms: number, language: 'en' | 'ko'): string {
  const word = words[language];
  const sign = ms < 0 ? '\u2212' : '';
  const length = Math.abs(ms);
  if (length < 100) return `${sign}${Math.round(length)}${word.ms}`;
  if (length < 9_950) return `${sign}${secondsWithFraction(length)}${word.s}`;
  const whole = Math.round(length / second) * second;
  if (whole < minute) return `${sign}${whole / second}${word.s}`;
  if (whole < hour) return sign + pair(whole, minute, word.min, second, word.s);
  if (whole < 2 * day) return sign + pair(whole, hour, word.h, minute, word.min);
  return sign + pair(whole, day, word.d, hour, word.h);
}

function secondsWithFraction(ms: number): string {
  return (ms / second).toFixed(ms < second ? 2 : 1).replace(/\.?0+$/, '');
}

function pair(ms: number, big: number, bigWord: string, small: number, smallWord: string): string {
  const rest = Math.floor((ms % big) / small);
  const head = `${Math.floor(ms / big)}${bigWord}`;
  return rest === 0 ? head : `${head} ${two(rest)}${smallWord}`;
}
