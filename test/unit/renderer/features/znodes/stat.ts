import type { ZnodeStat } from '../../../../../shared/contract/index.ts';

/** A Stat for tests, with only what matters written out. */
export function statOf(parts: Partial<ZnodeStat> = {}): ZnodeStat {
  return {
    czxid: 1n,
    mzxid: 1n,
    pzxid: 1n,
    ctimeMs: 1_000,
    mtimeMs: 1_000,
    version: 0,
    cversion: 0,
    aversion: 0,
    ephemeralOwner: 0n,
    dataLength: 0,
    numChildren: 0,
    ...parts,
  };
}
