import type { Znode, ZnodeAcl, ZnodeStat } from '../../../shared/contract/index.ts';
import { isZnodePath } from '../../../shared/domain/znode-path.ts';
import { fail, toAppError } from '../../../shared/errors.ts';
import { opcodes } from './opcodes.ts';
import type { Session } from './session.ts';

// One function per operation. `watch` arms ZooKeeper's one-shot watch together with the read, so that nothing can
// change unseen between the two.

type RawStat = {
  [long in 'czxid' | 'mzxid' | 'pzxid' | 'ctime' | 'mtime' | 'ephemeralOwner']: Buffer;
} & { [int in 'version' | 'cversion' | 'aversion' | 'dataLength' | 'numChildren']: number };

type RawAcl = { perms: number; id: { scheme: string; id: string } };

/** ZooKeeper's limit for a packet (jute.maxbuffer, 1 MiB - 1): above it a server closes the connection without a word. */
const packetLimitBytes = 0xf_ffff;
/** A SetData packet without path and data: xid, type, two lengths, version. */
const setDataFrameBytes = 20;

/** Data, Stat and ACL. Fails with ZNODE_NOT_FOUND or ZNODE_ACCESS_DENIED. */
export async function getNode(session: Session, path: string, watch: boolean, signal: AbortSignal): Promise<Znode> {
  checkPath(path);
  const [data, acl] = await Promise.all([
    session.request({ opcode: opcodes.getData, record: 'GetDataRequest', fields: { path, watch } }, path, signal),
    session.request({ opcode: opcodes.getAcl, record: 'GetACLRequest', fields: { path } }, path, signal),
  ]);
  const reply = data as { data: Buffer | undefined; stat: RawStat };
  return {
    path,
    stat: toStat(reply.stat),
    data: reply.data === undefined ? null : new Uint8Array(reply.data),
    acl: (acl as { acl: RawAcl[] | undefined }).acl?.map(toAcl) ?? [],
  };
}

/** The Stat, or null when there is no such node (a watch then waits for it). Needs no permission. */
export async function getStat(
  session: Session,
  path: string,
  watch: boolean,
  signal: AbortSignal,
): Promise<ZnodeStat | null> {
  checkPath(path);
  try {
    const reply = await session.request(
      { opcode: opcodes.exists, record: 'ExistsRequest', fields: { path, watch } },
      path,
      signal,
    );
    return toStat((reply as { stat: RawStat }).stat);
  } catch (error) {
    if (toAppError(error).code === 'ZNODE_NOT_FOUND') return null;
    throw error;
  }
}

/** Child names as the server has them (in no order) and the parent's Stat. */
export async function getChildren(
  session: Session,
  path: string,
  watch: boolean,
  signal: AbortSignal,
): Promise<{ names: string[]; stat: ZnodeStat }> {
  checkPath(path);
  const reply = await session.request(
    { opcode: opcodes.getChildren2, record: 'GetChildren2Request', fields: { path, watch } },
    path,
    signal,
  );
  const { children, stat } = reply as { children: string[] | undefined; stat: RawStat };
  return { names: children ?? [], stat: toStat(stat) };
}

/** Writes when the node is still at `version`; answers the new version. Fails with ZNODE_TOO_LARGE before it sends. */
export async function setData(
  session: Session,
  path: string,
  data: Uint8Array | null,
  version: number,
  signal: AbortSignal,
): Promise<number> {
  checkPath(path);
  const limitBytes = packetLimitBytes - setDataFrameBytes - Buffer.byteLength(path);
  if (data !== null && data.length > limitBytes) {
    fail('ZNODE_TOO_LARGE', { subject: path, params: { bytes: data.length, limitBytes } });
  }
  // The library's codec writes a null (length -1) for anything that is not a Buffer.
  const bytes = data === null ? undefined : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const reply = await session.request(
    { opcode: opcodes.setData, record: 'SetDataRequest', fields: { path, data: bytes, version } },
    path,
    signal,
  );
  return (reply as { stat: RawStat }).stat.version;
}

function checkPath(path: string) {
  if (!isZnodePath(path)) fail('ZNODE_PATH_INVALID', { subject: path });
}

function toStat(raw: RawStat): ZnodeStat {
  return {
    czxid: raw.czxid.readBigInt64BE(),
    mzxid: raw.mzxid.readBigInt64BE(),
    pzxid: raw.pzxid.readBigInt64BE(),
    ctimeMs: Number(raw.ctime.readBigInt64BE()),
    mtimeMs: Number(raw.mtime.readBigInt64BE()),
    version: raw.version,
    cversion: raw.cversion,
    aversion: raw.aversion,
    ephemeralOwner: raw.ephemeralOwner.readBigInt64BE(),
    dataLength: raw.dataLength,
    numChildren: raw.numChildren,
  };
}

/** Permissions as zkCli prints them: `cdrwa`, in that order. */
function toAcl({ perms, id }: RawAcl): ZnodeAcl {
  const letters: [number, string][] = [
    [4, 'c'],
    [8, 'd'],
    [1, 'r'],
    [2, 'w'],
    [16, 'a'],
  ];
  const held = letters.flatMap(([bit, letter]) => ((perms & bit) === 0 ? [] : [letter]));
  return { scheme: id.scheme, id: id.id, perms: held.join('') };
}
