import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRooms, unseen, type Violation } from '../../../build/check/check-rooms.ts';
import { roomRules } from '../../../build/check/room-rules.ts';

// Each line breaks one rule on purpose: in this file, this import, refused by this rule.
const breaches: readonly [rule: string, file: string, specifier: string][] = [
  ['shared-pure/files', 'shared/text/a.ts', '../errors.ts'],
  ['shared-pure/packages', 'shared/domain/a.ts', 'zod'],
  ['shared-pure/node', 'shared/domain/b.ts', 'node:fs'],
  ['shared-contract/files', 'shared/contract/a.ts', '../../electron/core/core.ts'],
  ['shared-contract/packages', 'shared/contract/b.ts', 'kafkajs'],
  ['shared-contract/node', 'shared/contract/c.ts', 'node:net'],
  ['shared/files', 'shared/wire/a.ts', '../../renderer/ui/ok.ts'],
  ['shared/packages', 'shared/wire/b.ts', 'ws'],
  ['shared/node', 'shared/wire/c.ts', 'node:buffer'],
  ['core-kafka/files', 'electron/core/kafka/a.ts', '../zookeeper/source.ts'],
  ['core-kafka/packages', 'electron/core/kafka/b.ts', 'electron'],
  ['core-zookeeper/files', 'electron/core/zookeeper/a.ts', '../sessions/ok.ts'],
  ['core-zookeeper/packages', 'electron/core/zookeeper/b.ts', 'kafkajs'],
  ['core-jmx/files', 'electron/core/jmx/a.ts', '../kafka/ok.ts'],
  ['core-jmx/packages', 'electron/core/jmx/b.ts', 'kafkajs'],
  ['core-registry/files', 'electron/core/registry/a.ts', '../features/ok.ts'],
  ['core-registry/packages', 'electron/core/registry/b.ts', 'ws'],
  ['core-features/files', 'electron/core/features/a.ts', '../kafka/ok.ts'],
  ['core-features/packages', 'electron/core/features/b.ts', 'kafkajs'],
  ['core-sessions/files', 'electron/core/live/a.ts', '../features/ok.ts'],
  ['core-sessions/packages', 'electron/core/sessions/a.ts', 'node-zookeeper-client'],
  ['core/files', 'electron/core/core.ts', './kafka/ok.ts'],
  ['core/packages', 'electron/core/core.ts', 'kafkajs'],
  ['core-ports/files', 'electron/core/ports/a.ts', '../sessions/ok.ts'],
  ['core-ports/packages', 'electron/core/ports/b.ts', 'ws'],
  ['sandbox/files', 'electron/sandbox/a.ts', '../core/ports/ok.ts'],
  ['sandbox/packages', 'electron/sandbox/b.ts', 'kafkajs'],
  ['shells/files', 'electron/serve.ts', './core/sessions/ok.ts'],
  ['shells/packages', 'electron/shells/browser/a.ts', 'electron'],
  ['desktop/files', 'electron/shells/desktop/a.ts', '../browser/ok.ts'],
  ['desktop/packages', 'electron/main.ts', 'ws'],
  ['preload/files', 'electron/preload.ts', './core/core.ts'],
  ['preload/packages', 'electron/preload.ts', 'zod'],
  ['preload/node', 'electron/preload.ts', 'node:fs'],
  ['ui/files', 'renderer/ui/a.tsx', '../app/ok.ts'],
  ['ui/packages', 'renderer/ui/b.tsx', 'zustand'],
  ['ui/node', 'renderer/ui/c.tsx', 'node:path'],
  ['app/files', 'renderer/app/a.ts', '../features/topics/ok.ts'],
  ['app/packages', 'renderer/app/b.ts', 'electron'],
  ['app/node', 'renderer/app/c.ts', 'node:os'],
  ['routes/files', 'renderer/app/routes.tsx', '../../electron/core/core.ts'],
  ['routes/packages', 'renderer/app/routes.tsx', 'kafkajs'],
  ['routes/node', 'renderer/app/routes.tsx', 'node:fs'],
  ['features/files', 'renderer/features/znodes/a.tsx', '../topics/ok.ts'],
  ['features/packages', 'renderer/features/znodes/b.tsx', 'kafkajs'],
  ['features/node', 'renderer/features/znodes/c.tsx', 'node:fs'],
  ['no-cycles', 'renderer/features/topics/one.ts', './two.ts'],
  ['all-resolved', 'renderer/features/topics/three.ts', './gone.ts'],
];

// What the table allows, so that the rules are not simply refusing everything.
const allowed: readonly [file: string, specifier: string][] = [
  ['electron/core/kafka/ok.ts', 'kafkajs'],
  ['electron/core/kafka/ok.ts', '../ports/ok.ts'],
  ['electron/core/kafka/open.ts', './source.ts'],
  ['electron/core/core.ts', './kafka/open.ts'],
  ['electron/core/features/ok.ts', '../kafka/source.ts'],
  ['electron/core/sessions/ok.ts', 'node:crypto'],
  ['electron/shells/browser/ok.ts', 'ws'],
  ['electron/shells/desktop/ok.ts', 'electron'],
  ['renderer/features/topics/ok.ts', '../../ui/ok.ts'],
  ['renderer/features/topics/ok.ts', '../../../shared/errors.ts'],
  ['renderer/app/routes.tsx', '../features/topics/ok.ts'],
  // The other half of the ring that one.ts closes; the tool names a ring once.
  ['renderer/features/topics/two.ts', './one.ts'],
];

const plainFiles = [
  'shared/errors.ts',
  'renderer/ui/ok.ts',
  'renderer/app/ok.ts',
  'electron/core/kafka/source.ts',
  'electron/core/zookeeper/source.ts',
  'electron/core/ports/ok.ts',
];
const packages = ['zod', 'kafkajs', 'node-zookeeper-client', 'ws', 'electron', 'zustand'];

describe('the import rules', () => {
  let root: string;
  let violations: Violation[];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'kconsole-rooms-'));
    const sources = new Map<string, string>(plainFiles.map((file) => [file, 'export const ok = 1;\n']));
    for (const [file, specifier] of [...breaches.map(([, file, specifier]) => [file, specifier] as const), ...allowed])
      sources.set(file, `${sources.get(file) ?? ''}import '${specifier}';\n`);
    // An import of a type binds rooms as much as one of a value.
    sources.set(
      'electron/core/jmx/types.ts',
      "import type { ok } from '../kafka/source.ts';\nexport type T = typeof ok;\n",
    );
    sources.set('electron/elsewhere.ts', 'export const lost = 1;\n');
    for (const name of packages) {
      sources.set(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      sources.set(`node_modules/${name}/index.js`, 'module.exports = {};\n');
    }
    for (const [file, text] of sources) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    ({ violations } = await checkRooms(root));
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  it('has a breach for every rule', () => {
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(roomRules.map((rule) => rule.name)));
  });

  it.each(breaches)('%s: refuses %s importing %s', (rule, file) => {
    expect(violations.filter((one) => one.from === file).map((one) => one.rule)).toContain(rule);
  });

  it('counts the import of a type', () => {
    expect(violations).toContainEqual(
      expect.objectContaining({ rule: 'core-jmx/files', from: 'electron/core/jmx/types.ts' }),
    );
  });

  it('refuses a file that is in no room', () => {
    expect(violations.filter((one) => one.rule === 'no-room').map((one) => one.from)).toEqual([
      'electron/elsewhere.ts',
    ]);
  });

  it('refuses a file that the tool did not look at', () => {
    const files = ['shared/errors.ts', 'shared/wire/wire.ts'];
    expect(unseen(files, new Set(['shared/errors.ts'])).map((one) => one.from)).toEqual(['shared/wire/wire.ts']);
  });

  it('refuses nothing else', () => {
    const broken = new Set(breaches.map(([, file]) => file));
    const others = ['electron/core/jmx/types.ts', 'electron/elsewhere.ts'];
    expect(violations.filter((one) => !broken.has(one.from) && !others.includes(one.from))).toEqual([]);
  });
});
