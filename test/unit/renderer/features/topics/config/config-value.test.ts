import { describe, expect, it } from 'vitest';
import { configProblem, configWords } from '../../../../../../renderer/features/topics/config/config-value.ts';

describe('configProblem', () => {
  it.each([
    ['segment.bytes', 'INT', '1073741824'],
    ['retention.ms', 'LONG', '-1'],
    ['retention.ms', 'long', '9223372036854775807'],
    ['min.cleanable.dirty.ratio', 'DOUBLE', '0.5'],
    ['preallocate', 'BOOLEAN', ' true '],
    ['cleanup.policy', 'LIST', 'compact,delete'],
    ['leader.replication.throttled.replicas', 'LIST', '0:1,1:2'],
  ])('takes %s (%s) = %s', (name, type, value) => {
    expect(configProblem(name, type, value)).toBeUndefined();
  });

  it.each([
    ['retention.ms', 'LONG', '', 'topics.create.config.empty'],
    ['retention.ms', 'LONG', '7 days', 'topics.create.number.whole'],
    ['retention.ms', 'LONG', '9223372036854775808', 'topics.create.config.outside'],
    ['segment.bytes', 'INT', '2147483648', 'topics.create.config.outside'],
    ['min.cleanable.dirty.ratio', 'DOUBLE', 'half', 'topics.create.config.number'],
    ['preallocate', 'BOOLEAN', 'yes', 'topics.create.config.choice'],
    ['cleanup.policy', 'LIST', 'compacted', 'topics.create.config.choice'],
  ])('refuses %s (%s) = %s', (name, type, value, key) => {
    expect(configProblem(name, type, value)?.key).toBe(key);
  });
});

describe('configWords', () => {
  it('says what a number means', () => {
    expect(configWords('retention.ms', '604800000', 'en')).toBe('7 d');
    expect(configWords('segment.bytes', '1073741824', 'en')).toBe('1.00 GiB');
    expect(configWords('retention.bytes', '-1', 'en')).toBe('none');
    expect(configWords('flush.ms', '9223372036854775807', 'en')).toBe('none');
    expect(configWords('min.insync.replicas', '2', 'en')).toBeUndefined();
  });
});
