import type { ApiRanges } from './wire/kafka-request.ts';

/**
 * What each release was the first to advertise on a client listener: API key and version, newest first. Brokers do not
 * tell their version; the ranges of ApiVersions change with every release. From Kafka's message definitions and KIPs;
 * 4.1 and 3.9 compared with running brokers. Where two releases do not differ, the older is named with the newer.
 */
const marks: readonly (readonly [release: string, key: number, version: number])[] = [
  ['4.1', 1, 18], // Fetch 18: KIP-1166
  ['4.0', 0, 12], // Produce 12: KIP-890
  ['3.9', 2, 9], // ListOffsets 9: KIP-1005
  ['3.8', 16, 5], // ListGroups 5: KIP-848's group types
  ['3.7', 1, 16], // Fetch 16: KIP-951
  ['3.6', 8, 9], // OffsetCommit 9: KIP-848
  ['3.5', 1, 15], // Fetch 15: KIP-903
  ['3.2', 11, 8], // JoinGroup 8: KIP-800
  ['3.1', 1, 13], // Fetch 13: topic ids, KIP-516
  ['3.0', 2, 7], // ListOffsets 7: KIP-734
  ['2.8', 60, 0], // DescribeCluster: KIP-700
  ['2.7', 50, 0], // DescribeUserScramCredentials: KIP-554
  ['2.6', 48, 0], // DescribeClientQuotas: KIP-546
  ['2.5', 9, 7], // OffsetFetch 7: KIP-447
  ['2.4', 45, 0], // AlterPartitionReassignments: KIP-455
  ['2.3', 44, 0], // IncrementalAlterConfigs: KIP-339
  ['2.2', 43, 0], // ElectLeaders: KIP-183
  ['2.1', 1, 10], // Fetch 10: zstd, KIP-110
  ['2.0', 1, 8], // Fetch 8: KIP-219
  ['1.1', 1, 7], // Fetch 7: sessions, KIP-227
  ['1.0', 35, 0], // DescribeLogDirs: KIP-113
];

/** Release as far as API versions tell it (`3.9`); null for a broker older than all we know. */
export function releaseOf(ranges: ApiRanges): string | null {
  const mark = marks.find(([, key, version]) => (ranges.get(key)?.[1] ?? -1) >= version);
  return mark?.[0] ?? null;
}
