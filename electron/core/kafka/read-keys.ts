/**
 * API keys that only read (protocol guide, "API Keys"). Under read-only nothing else is written to a socket, whatever
 * the code above asks for: a list of what may, so that a key added later is refused until somebody thought about it.
 * Left out on purpose: JoinGroup, Heartbeat and their kin (a group would appear), and OffsetForLeaderEpoch (unused).
 */
export const readKeys: ReadonlySet<number> = new Set([
  1, // Fetch
  2, // ListOffsets
  3, // Metadata
  9, // OffsetFetch
  10, // FindCoordinator
  15, // DescribeGroups
  16, // ListGroups
  17, // SaslHandshake
  18, // ApiVersions
  29, // DescribeAcls
  32, // DescribeConfigs
  35, // DescribeLogDirs
  36, // SaslAuthenticate
  41, // DescribeDelegationToken
  46, // ListPartitionReassignments
  48, // DescribeClientQuotas
  50, // DescribeUserScramCredentials
  55, // DescribeQuorum
  60, // DescribeCluster
  61, // DescribeProducers
  65, // DescribeTransactions
  66, // ListTransactions
  69, // ConsumerGroupDescribe
  74, // ListConfigResources
  75, // DescribeTopicPartitions
  77, // ShareGroupDescribe
  90, // DescribeShareGroupOffsets
]);
