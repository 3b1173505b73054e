export type TopicTab = 'messages' | 'partitions' | 'config';

/** Every view that has an address. `cluster` is Kafka's own cluster id, so that a link means the same for a colleague. */
export type Route =
  | { view: 'connect' }
  | { view: 'topics'; cluster: string }
  | { view: 'topic'; cluster: string; topic: string; tab: TopicTab; query: Record<string, string> }
  | { view: 'zookeeper'; cluster: string; path: string }
  | { view: 'journal'; cluster: string };

const tabs: readonly string[] = ['messages', 'partitions', 'config'] satisfies TopicTab[];

/** `#/c/<cluster>/topics/<topic>?tab=messages&…`; every segment is percent-encoded, a znode's path is one segment. */
export function formatRoute(route: Route): string {
  if (route.view === 'connect') return '#/';
  const cluster = `#/c/${encodeURIComponent(route.cluster)}`;
  switch (route.view) {
    case 'topics':
      return `${cluster}/topics`;
    case 'topic': {
      const query = new URLSearchParams({ tab: route.tab, ...route.query });
      return `${cluster}/topics/${encodeURIComponent(route.topic)}?${query}`;
    }
    case 'zookeeper':
      return `${cluster}/zookeeper/${encodeURIComponent(route.path)}`;
    case 'journal':
      return `${cluster}/journal`;
  }
}

/** The view a hash names; anything unknown or broken is the connect screen. */
export function parseRoute(hash: string): Route {
  const [address = '', search = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?');
  const segments = decodeAll(address.split('/'));
  const [root, cluster, view, thing] = segments ?? [];
  if (root !== 'c' || !cluster) return { view: 'connect' };
  switch (view) {
    case 'topics':
      return thing ? topicRoute(cluster, thing, new URLSearchParams(search)) : { view: 'topics', cluster };
    case 'zookeeper':
      return { view: 'zookeeper', cluster, path: thing?.startsWith('/') ? thing : '/' };
    case 'journal':
      return { view: 'journal', cluster };
    default:
      return view ? { view: 'connect' } : { view: 'topics', cluster };
  }
}

function topicRoute(cluster: string, topic: string, search: URLSearchParams): Route {
  const { tab = '', ...query } = Object.fromEntries(search);
  return { view: 'topic', cluster, topic, tab: isTab(tab) ? tab : 'messages', query };
}

function isTab(text: string): text is TopicTab {
  return tabs.includes(text);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decodeAll(segments: string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch (caught) {
    if (caught instanceof URIError) return undefined; // a hand-made or cut link
    throw caught;
  }
}
