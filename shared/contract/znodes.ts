import { z } from 'zod';
import { read, watchLatest } from './procedure.ts';

export type ZnodeStat = {
  czxid: bigint;
  mzxid: bigint;
  pzxid: bigint;
  ctimeMs: number;
  mtimeMs: number;
  version: number;
  cversion: number;
  aversion: number;
  /** Session id, 0n when the node outlives its creator. */
  ephemeralOwner: bigint;
  dataLength: number;
  numChildren: number;
};

export type ZnodeAcl = { scheme: string; id: string; perms: string };

export type ZnodeChildren = {
  path: string;
  stat: ZnodeStat;
  /** All child names in natural order, joined by `\n` (a character no znode name may hold), as UTF-8. */
  names: Uint8Array;
  total: number;
};

export type Znode = {
  path: string;
  stat: ZnodeStat;
  /** First part of the data, up to 1 MiB (which is ZooKeeper's own default limit). */
  data: Uint8Array | null;
  acl: ZnodeAcl[];
};

const cluster = z.object({ cluster: z.string().min(1).max(200) });
/** Absolute from the server's own root: the chroot is a place to start, not a wall. */
const path = cluster.extend({ path: z.string().min(1).max(8000) });

export const znodesContract = {
  /** Children of an open node, anew whenever a watch fires (at most once a second). */
  'znodes.children': watchLatest<ZnodeChildren>()(path),
  /** Data, Stat and ACL of the node looked at, anew whenever it changes. */
  'znodes.node': watchLatest<Znode>()(path),
  /** For the go-to box: children of the parent that begin with the last segment. */
  'znodes.complete': read<{ paths: string[]; more: boolean }>()(
    path.extend({ limit: z.number().int().min(1).max(100) }),
  ),
  /** Stats of the nodes in sight, in the order asked; null where there is none. Anew after changes, at most four times a second. */
  'znodes.stats': watchLatest<(ZnodeStat | null)[]>()(
    cluster.extend({ paths: z.array(z.string().min(1).max(8000)).min(1).max(200) }),
  ),
};
