import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  formatAge,
  formatClock,
  formatDateTime,
  formatDayClock,
  formatDuration,
  formatZone,
} from '../../../../shared/text/times.ts';

const at = Date.UTC(2026, 10, 21, 12, 4, 31, 455);

describe('times in a zone', () => {
  const before = process.env.TZ;

  beforeEach(() => {
    process.env.TZ = 'Asia/Seoul';
  });

  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('splits the milliseconds off, so that lists can dim them', () => {
    expect(formatClock(at, 'utc')).toEqual({ time: '12:04:31', millis: '.455' });
    expect(formatClock(BigInt(at), 'local')).toEqual({ time: '21:04:31', millis: '.455' });
    expect(formatDayClock(at, 'local')).toEqual({ time: '11-21 21:04:31', millis: '.455' });
  });

  it('names the zone by its distance from UTC', () => {
    expect(formatDateTime(at, 'local')).toBe('2026-11-21 21:04:31.455 UTC+9');
    expect(formatDateTime(at, 'utc')).toBe('2026-11-21 12:04:31.455 UTC');
    process.env.TZ = 'America/St_Johns';
    expect(formatZone(at, 'local')).toBe('UTC\u22123:30');
  });

  it('shows what no calendar holds as the number it is', () => {
    const wild = 9_223_372_036_854_775_807n;
    expect(formatClock(wild, 'utc')).toEqual({ time: '9223372036854775807', millis: '' });
    expect(formatDateTime(wild, 'utc')).toBe('9223372036854775807');
  });

  it('shows a time before 1970 as one', () => {
    expect(formatDateTime(-1, 'utc')).toBe('1969-12-31 23:59:59.999 UTC');
  });
});

describe('formatAge', () => {
  it('rounds down to one unit', () => {
    const ages = [400, 8_900, 3 * 60_000, 119 * 60_000, 23 * 3_600_000, 12 * 86_400_000];
    expect(ages.map((age) => formatAge(age, 'en'))).toEqual(['0 s', '8 s', '3 min', '1 h', '23 h', '12 d']);
    expect(formatAge(3 * 60_000, 'ko')).toBe('3분');
  });

  it('never tells an age from the future', () => {
    expect(formatAge(-5_000, 'en')).toBe('0 s');
  });
});

describe('formatDuration', () => {
  it.each([
    [6, '6 ms'],
    [670, '0.67 s'],
    [1_500, '1.5 s'],
    [41_200, '41 s'],
    [68_000, '1 min 08 s'],
    [120_000, '2 min'],
    [93_840_000, '26 h 04 min'],
    [604_800_000, '7 d'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms, 'en')).toBe(text);
  });

  it('speaks Korean', () => {
    expect(formatDuration(68_000, 'ko')).toBe('1분 08초');
  });
});
