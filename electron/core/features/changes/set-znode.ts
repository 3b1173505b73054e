import type { Change, JournalEntry, PlanRow, Znode } from '../../../../shared/contract/index.ts';
import { setZnodeCommand } from '../../../../shared/domain/change-commands.ts';
import { znodeMeaning } from '../../../../shared/domain/znode-meaning.ts';
import { findSecrets, maskSecrets } from '../../../../shared/domain/znode-secrets.ts';
import { fail } from '../../../../shared/errors.ts';
import { decodeUtf8Strict } from '../../../../shared/text/utf8.ts';
import type { Prepared, World } from '../../sessions/prepared.ts';
import { commandTarget } from './command-target.ts';
import { note } from './topic-facts.ts';

type SetZnode = Extract<Change, { kind: 'znode.set' }>;

/** So much of a node's text stands in plan and journal; the whole is kept for the undo. */
const shownCharacters = 4_000;

/** New data for a znode, on the version that the edit began from. Taking it back puts the old data there again. */
export async function planSetZnode(change: SetZnode, world: World, undoes?: JournalEntry): Promise<Prepared> {
  const { path, data, expectedVersion } = change;
  const zookeeper = world.zookeeper();
  const node = await zookeeper.getNode(path, world.signal);
  if (node.stat.version !== expectedVersion)
    fail(undoes ? 'WORLD_CHANGED' : 'ZNODE_VERSION_CHANGED', {
      subject: path,
      detail: `version ${node.stat.version}`,
      params: { expected: expectedVersion, found: node.stat.version },
    });
  const { danger, secret: mayHoldSecrets } = znodeMeaning(zookeeper.chroot, path);
  const secret = mayHoldSecrets && (holdsSecrets(node.data) || holdsSecrets(data));
  const command = secret ? null : setZnodeCommand(commandTarget(world), path, data, expectedVersion);
  return {
    summary: { kind: 'znode.set', subject: path, params: { version: expectedVersion } },
    rows: rowsOf(node, data, secret),
    affected: [],
    warnings: [
      ...(danger === 'none' ? [] : [note(danger === 'surprise' ? 'warn' : 'bad', `znode-${danger}`)]),
      ...(node.stat.ephemeralOwner === 0n ? [] : [note('warn', 'znode-ephemeral')]),
      ...(secret ? [note('info', 'znode-secret')] : []),
      ...(same(node.data, data) ? [note('info', 'znode-same-data')] : []),
      note('info', 'znode-version', { version: expectedVersion, next: expectedVersion + 1 }),
    ],
    commands: command ? [command] : [],
    destructive: false,
    // Secrets are never written to the journal, so there is nothing to go back to.
    undo: secret ? 'no' : 'yes',
    takeBack: secret
      ? null
      : { kind: 'znode.set', path, data: node.data && new Uint8Array(node.data), expectedVersion: expectedVersion + 1 },
    touches: [],
    async verify(now) {
      const { stat } = await now.zookeeper().getNode(path, now.signal);
      // The czxid tells a node that was deleted and made again, whose version may be the same.
      if (stat.version !== expectedVersion || stat.czxid !== node.stat.czxid)
        fail('WORLD_CHANGED', { subject: path, detail: `version ${stat.version}` });
    },
    async apply(now) {
      await now.zookeeper().setData(path, data, expectedVersion, now.signal);
    },
    async readBack(now) {
      const { stat, data: found } = await now.zookeeper().getNode(path, now.signal);
      if (stat.version !== expectedVersion + 1 || !same(found, data))
        fail('READ_BACK_DIFFERS', { subject: path, detail: `version ${stat.version}` });
      return { version: stat.version, mzxid: stat.mzxid, mtimeMs: stat.mtimeMs };
    },
  };
}

function rowsOf(node: Znode, data: Uint8Array | null, secret: boolean): PlanRow[] {
  return [
    { what: 'data', before: textOf(node.data, secret), after: textOf(data, secret) },
    { what: 'data-bytes', before: sizeOf(node.data), after: sizeOf(data) },
    { what: 'version', before: String(node.stat.version), after: String(node.stat.version + 1) },
  ];
}

const sizeOf = (data: Uint8Array | null) => (data === null ? 'null' : String(data.length));

/** What is no JSON cannot be looked into, so all of it counts as a secret. */
function holdsSecrets(data: Uint8Array | null): boolean {
  if (data === null || data.length === 0) return false;
  const text = decodeUtf8Strict(data);
  return text === null || findSecrets(text)?.length !== 0;
}

/** Text as it is, other bytes in hex, both cut; secrets masked. null for no data. */
function textOf(data: Uint8Array | null, secret: boolean): string | null {
  if (data === null) return null;
  const text = decodeUtf8Strict(data);
  const hex = () => Buffer.from(data.subarray(0, shownCharacters / 2)).toString('hex');
  const shown = secret ? maskSecrets(text ?? '?') : (text ?? hex());
  return shown.length > shownCharacters ? `${shown.slice(0, shownCharacters)}…` : shown;
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}
