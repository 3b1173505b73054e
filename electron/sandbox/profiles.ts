/** What a sandbox consists of. Sizes are heaps of one JVM in MB. */
export type Profile = {
  /** Brokers of Kafka 3.9 that keep their metadata in ZooKeeper. */
  brokers: number;
  /** Whether a broker of Kafka 4.1 runs beside them, on KRaft. */
  kraft: boolean;
  brokerHeapMb: number;
  /** Only the quick compiler: servers start in half the time and serve a few clients well, but never get fast. */
  quickStart: boolean;
  /** Whether topics, records and committed offsets are written after the start. */
  seeds: boolean;
  /** Whether producers and consumers keep working while the sandbox runs. */
  traffic: boolean;
};

export type ProfileName = 'demo' | 'one' | 'test';

/**
 * `demo` is what "Try the sandbox" starts, `test` the same without a client of its own (so that a test may count
 * every request), `one` a single broker with room for thousands of topics, for benches.
 */
export const profiles: Record<ProfileName, Profile> = {
  demo: { brokers: 3, kraft: true, brokerHeapMb: 320, quickStart: true, seeds: true, traffic: true },
  one: { brokers: 1, kraft: false, brokerHeapMb: 2048, quickStart: false, seeds: false, traffic: false },
  test: { brokers: 3, kraft: true, brokerHeapMb: 256, quickStart: true, seeds: true, traffic: false },
};
