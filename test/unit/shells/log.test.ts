import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/ports/secret.ts';
import { createLog } from '../../../electron/shells/ports/log.ts';
import { redact } from '../../../electron/shells/ports/redact.ts';
import { failure } from '../../../shared/errors.ts';

describe('the log', () => {
  let folder: string;
  let printed: string[];
  const clock = { nowMs: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6) };
  const open = () => createLog(folder, clock, (line) => printed.push(line));

  beforeEach(async () => {
    printed = [];
    folder = await mkdtemp(join(tmpdir(), 'kconsole-log-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes one JSON line for each event, and shows warnings and errors', async () => {
    const log = open();
    log.info('kafka.broker.up', { id: 1, offset: 9_223_372_036_854_775_807n });
    log.warn('kafka.broker.lost', { id: 2 });
    log.error('core.failed');
    const lines = (await readFile(join(folder, 'kconsole.log'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        at: '2026-01-02T03:04:05.006Z',
        level: 'info',
        event: 'kafka.broker.up',
        fields: { id: 1, offset: '9223372036854775807' },
      },
      { at: '2026-01-02T03:04:05.006Z', level: 'warn', event: 'kafka.broker.lost', fields: { id: 2 } },
      { at: '2026-01-02T03:04:05.006Z', level: 'error', event: 'core.failed', fields: {} },
    ]);
    expect(printed).toEqual(['warn kafka.broker.lost {"id":2}', 'error core.failed {}']);
  });

  it('never prints a secret, in the file or on the terminal', async () => {
    const log = open();
    const secret = 'hunter2';
    log.error('kafka.sasl.failed', {
      password: secret,
      saslJaasConfig: secret,
      'ssl.keystore.password': secret,
      nested: [{ accessToken: secret }],
      typed: new Secret(secret),
    });
    expect(await readFile(join(folder, 'kconsole.log'), 'utf8')).not.toContain(secret);
    expect(printed.join()).not.toContain(secret);
  });

  it('goes over to a new file when the old one is full, and keeps three old ones', async () => {
    const full = 'x'.repeat(4 * 1024 * 1024 + 1);
    for (let i = 0; i < 5; i += 1) {
      await writeFile(join(folder, 'kconsole.log'), `${i}${full}`);
      open().info('one.more', {});
    }
    expect((await readdir(folder)).sort()).toEqual([
      'kconsole.1.log',
      'kconsole.2.log',
      'kconsole.3.log',
      'kconsole.log',
    ]);
    expect((await stat(join(folder, 'kconsole.log'))).size).toBeLessThan(200);
    const firstOf = async (name: string) => (await readFile(join(folder, name), 'utf8')).slice(0, 1);
    expect([await firstOf('kconsole.1.log'), await firstOf('kconsole.3.log')]).toEqual(['4', '2']);
  });

  it('goes on without a file when the disk refuses, and says so once', async () => {
    await writeFile(join(folder, 'file'), '');
    const log = createLog(join(folder, 'file', 'below'), clock, (line) => printed.push(line));
    log.info('one', {});
    log.info('two', {});
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('log.file.failed');
  });
});

describe('what may be printed', () => {
  it('is cut in length, depth and number', () => {
    expect(String(redact('x'.repeat(3000)))).toHaveLength(2001);
    expect(redact(new Uint8Array(5))).toBe('[5 bytes]');
    expect((redact(Array.from({ length: 200 }, (_, i) => i)) as unknown[]).length).toBe(100);
    let deep: unknown = 'bottom';
    for (let i = 0; i < 10; i += 1) deep = { deep };
    expect(JSON.stringify(redact(deep))).not.toContain('bottom');
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    expect(JSON.stringify(redact(ring))).toContain('[deeper]');
  });

  it('tells an error by name, message and cause', () => {
    expect(redact(failure('NOT_KAFKA', { subject: 'a:1' }, new TypeError('bad length')))).toEqual({
      name: 'Failure',
      message: 'NOT_KAFKA: a:1',
      cause: { name: 'TypeError', message: 'bad length' },
    });
  });

  it('holds no secret, however it is printed', () => {
    const secret = new Secret('hunter2');
    const prints = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret), inspect({ secret })];
    expect(prints.join()).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
  });
});
