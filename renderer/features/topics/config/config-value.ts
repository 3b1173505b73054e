import { formatBytes } from '../../../../shared/text/sizes.ts';
import { formatDuration } from '../../../../shared/text/times.ts';
import type { Problem } from '../problem.ts';

/** Whole-number types of Kafka's ConfigDef, with what fits into each. */
const wholeLimits: Readonly<Record<string, { least: bigint; most: bigint }>> = {
  short: { least: -(2n ** 15n), most: 2n ** 15n - 1n },
  int: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  long: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
};

/** Values of configs that are a choice (Kafka's documentation, "Topic Configs", "Valid Values"). */
const choices: Readonly<Record<string, readonly string[]>> = {
  'cleanup.policy': ['delete', 'compact', 'compact,delete'],
  'compression.type': ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd'],
  'message.timestamp.type': ['CreateTime', 'LogAppendTime'],
};

/** The values to choose from, or `undefined` where anything may be typed. */
export function configChoices(name: string, type: string | undefined): readonly string[] | undefined {
  return type?.toLowerCase() === 'boolean' ? ['true', 'false'] : choices[name];
}

/** What the broker would refuse in a value for its type alone; limits of single configs are the broker's to say. */
export function configProblem(name: string, type: string | undefined, typed: string): Problem | undefined {
  const value = typed.trim();
  if (value === '') return { key: 'topics.create.config.empty' };
  const allowed = configChoices(name, type);
  if (allowed !== undefined)
    return allowed.includes(value)
      ? undefined
      : { key: 'topics.create.config.choice', params: { values: allowed.join(', ') } };
  const limits = wholeLimits[type?.toLowerCase() ?? ''];
  if (limits !== undefined) {
    if (!/^-?\d+$/.test(value)) return { key: 'topics.create.number.whole' };
    const whole = BigInt(value);
    const fits = whole >= limits.least && whole <= limits.most;
    return fits ? undefined : { key: 'topics.create.config.outside', params: { type: type ?? '' } };
  }
  if (type?.toLowerCase() === 'double' && !Number.isFinite(Number(value)))
    return { key: 'topics.create.config.number' };
  return undefined;
}

/** What a number of milliseconds or bytes is in words; `none` for the values that mean "no limit". */
export function configWords(name: string, value: string, language: 'en' | 'ko'): string | 'none' | undefined {
  if (!/^-?\d+$/.test(value)) return undefined;
  const unlimited = value === '-1' || value === '9223372036854775807';
  const number = Number(value);
  if (/\.ms$/.test(name)) {
    if (unlimited) return 'none';
    return number < 1000 ? undefined : formatDuration(number, language);
  }
  if (/\.bytes$/.test(name)) {
    if (unlimited) return 'none';
    return number < 10_000 ? undefined : formatBytes(BigInt(value));
  }
  return undefined;
}
