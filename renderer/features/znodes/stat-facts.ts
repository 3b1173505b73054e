import type { ZnodeStat } from '../../../shared/contract/index.ts';
import { formatCount } from '../../../shared/text/numbers.ts';

/** A transaction id in its two halves: how many elections there had been, and the how-manieth transaction since. */
export type Zxid = { epoch: string; txn: string; hex: string };

const txnBits = 32n;
const txnMask = (1n << txnBits) - 1n;

/** Splits a zxid: epoch in the upper 32 bits, counter in the lower ones. */
export function readZxid(zxid: bigint): Zxid {
  const bits = BigInt.asUintN(64, zxid);
  return { epoch: formatCount(bits >> txnBits), txn: formatCount(bits & txnMask), hex: hex64(zxid) };
}

/** A 64-bit id as ZooKeeper's own tools print it. */
export function hex64(value: bigint): string {
  return `0x${BigInt.asUintN(64, value).toString(16)}`;
}

/** `persistent` also for container and TTL nodes: a Stat cannot tell them apart. */
export function nodeKind(stat: ZnodeStat): 'persistent' | 'ephemeral' {
  return stat.ephemeralOwner === 0n ? 'persistent' : 'ephemeral';
}

/**
 * When the list of children last changed. ZooKeeper keeps only the transaction (pzxid), so the time is known only where
 * that is the one of the creation.
 */
export function childrenChangedMs(stat: ZnodeStat): number | null {
  return stat.pzxid === stat.czxid ? stat.ctimeMs : null;
}
