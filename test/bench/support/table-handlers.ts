import type { ClusterStatus, Sample, Settings, TopicRow } from '../../../shared/contract/index.ts';

type Handler = (input: unknown, signal: AbortSignal) => unknown;

/** Names of a hundred teams, so that a filter for one leaves a hundredth of the rows. */
function topicRows(count: number): TopicRow[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `team-${i % 100}.topic-${String(i).padStart(5, '0')}`,
    internal: false,
    partitions: 1 + (i % 12),
    replicationFactor: 3,
    underReplicated: i % 97 === 0 ? 1 : 0,
    offline: 0,
    offsetSpan: BigInt(i) * 7919n,
    sizeBytes: BigInt(i) * 104_729n,
    inRate: i % 13,
  }));
}

/**
 * Answers what the page asks to show a list of topics that no laptop could create in time. Only for measuring the window:
 * the rows are made up, the wire and the page are the real ones.
 */
export function tableHandlers(topics: number): Record<string, Handler> {
  const now = Date.now();
  const light = { state: 'up', address: '127.0.0.1:9092', sinceMs: now } as const;
  const status: ClusterStatus = {
    cluster: 'bench',
    connection: 'bench',
    profileId: 'bench',
    name: 'bench',
    environment: 'dev',
    readOnly: false,
    mode: 'kraft',
    kafka: light,
    zookeeper: { state: 'absent', sinceMs: now },
    brokers: [{ id: 1, host: '127.0.0.1', port: 9092 }],
    bootstrap: '127.0.0.1:9092',
    zookeeperConnect: '',
  };
  const settings: Settings = { theme: 'dark', language: 'en', timeZone: 'local', views: {} };
  const list = { topics: topicRows(topics), silent: [], tookMs: 1 };
  return {
    'app.info': async () => ({ version: '0', shell: 'browser', platform: 'linux', secretStore: 'none' }),
    'app.settings': latest(settings),
    'app.saveSettings': async () => settings,
    'clusters.profiles': latest([]),
    'clusters.open.list': latest([status]),
    'clusters.status': latest(status),
    'sandbox.status': latest({ state: 'off' }),
    'topics.list': latest(list),
    'changes.journal': latest([]),
  };
}

function latest<T>(value: T): Handler {
  return async function* (_input, signal): AsyncIterable<Sample<T>> {
    yield { ok: true, value, atMs: Date.now() };
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  };
}
