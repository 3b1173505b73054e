import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJournals } from '../../../../electron/core/sessions/journal.ts';
import { formatLine, parseLine } from '../../../../electron/core/sessions/journal-lines.ts';
import type { Change, JournalEntry } from '../../../../shared/contract/index.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';
import { fakePorts, memoryFiles } from '../fake-ports.ts';

const entryOf = (id: string, over: Partial<JournalEntry> = {}): JournalEntry => ({
  id,
  atMs: 1,
  state: 'planned',
  change: { kind: 'topic.delete', subject: 'orders', params: { records: 2n ** 60n } },
  environment: 'dev',
  rows: [],
  commands: [],
  facts: {},
  undo: 'partly',
  ...over,
});
const back: Change = { kind: 'topic.create', name: 'orders', partitions: 2, replicationFactor: 1, configs: {} };
const { log } = fakePorts().ports;
const open = (files = memoryFiles()) => createJournals(files, log).of('cluster-1');

describe('a line of the journal', () => {
  it('brings back exact numbers, bytes and every text', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.bigInt(),
      fc.uint8Array(),
      fc.string().map((text) => `\u0001${text}`),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (members) => {
        const line = formatLine({ members });
        expect(line).not.toContain('\n');
        expect(parseLine(line)?.members).toEqual({ ...members });
      }),
    );
  });

  it('is nothing when it was cut off', () => {
    expect(parseLine('{"t":"planned","entry":{"id"')).toBeUndefined();
    expect(parseLine('7')).toBeUndefined();
  });
});

describe('the journal', () => {
  it('knows after a restart what was applied, and how to take it back', async () => {
    const files = memoryFiles();
    const journal = await open(files);
    await journal.begin(entryOf('a'), back);
    await journal.finish('a', { state: 'applied', facts: { partitions: 2 }, finishedAtMs: 2 });
    const again = await open(files);
    expect(again.entries.get()).toEqual([
      { ...entryOf('a'), state: 'applied', facts: { partitions: 2 }, finishedAtMs: 2 },
    ]);
    expect(await again.takeBack('a')).toEqual(back);
  });

  it('calls unknown what has no end, since the app died in between', async () => {
    const files = memoryFiles();
    await (await open(files)).begin(entryOf('a'), back);
    expect((await open(files)).get('a').state).toBe('unknown');
  });

  it('keeps why a change failed', async () => {
    const files = memoryFiles();
    const journal = await open(files);
    await journal.begin(entryOf('a'), null);
    const { error } = failure('POLICY_VIOLATION', { detail: 'too many partitions' });
    await journal.finish('a', { state: 'failed', facts: {}, error });
    expect((await open(files)).get('a')).toMatchObject({ state: 'failed', error });
    expect(await journal.takeBack('a')).toBeNull();
  });

  it('marks what was undone, once the undo was applied', async () => {
    const files = memoryFiles();
    const journal = await open(files);
    await journal.begin(entryOf('a'), back);
    await journal.finish('a', { state: 'applied', facts: {} });
    await journal.begin(entryOf('b', { undoes: 'a' }), null);
    expect(journal.get('a').undoneBy).toBeUndefined();
    await journal.finish('b', { state: 'applied', facts: {} });
    expect([journal.get('a').undoneBy, (await open(files)).get('a').undoneBy]).toEqual(['b', 'b']);
  });

  it('puts a large payload into a file of its own', async () => {
    const files = memoryFiles();
    const journal = await open(files);
    const data = new Uint8Array(100_000).fill(7);
    await journal.begin(entryOf('a'), { kind: 'znode.set', path: '/x', data, expectedVersion: 4 });
    expect(files.stored.get('journal/cluster-1.jsonl')?.length).toBeLessThan(1_000);
    expect(await (await open(files)).takeBack('a')).toEqual({
      kind: 'znode.set',
      path: '/x',
      data,
      expectedVersion: 4,
    });
  });

  it('is read as far as it can be when a line is damaged', async () => {
    const files = memoryFiles();
    const journal = await open(files);
    await journal.begin(entryOf('a'), null);
    files.stored.set('journal/cluster-1.jsonl', `${files.stored.get('journal/cluster-1.jsonl')}{"t":"plan\n`);
    await (await open(files)).begin(entryOf('b'), null);
    expect((await open(files)).entries.get().map((entry) => entry.id)).toEqual(['b', 'a']);
  });

  it('cannot be led out of its folder by a cluster id', async () => {
    const files = memoryFiles();
    await (await createJournals(files, log).of('../../x')).begin(entryOf('a'), null);
    expect([...files.stored.keys()]).toEqual(['journal/%2E%2E%2F%2E%2E%2Fx.jsonl']);
  });

  it('does not know entries it does not have', async () => {
    const journal = await open();
    expect(() => journal.get('x')).toThrow('NOT_UNDOABLE');
  });

  it('can be asked for again when it could not be read', async () => {
    const files = memoryFiles();
    let broken = true;
    const read = files.read;
    files.read = (name) => (broken ? Promise.reject(failure('FILE_FAILED')) : read(name));
    const journals = createJournals(files, log);
    expect(await journals.of('c').catch(toAppError)).toMatchObject({ code: 'FILE_FAILED' });
    broken = false;
    expect((await journals.of('c')).entries.get()).toEqual([]);
  });
});
