const allowedHosts: ReadonlySet<string> = new Set(['kafka.apache.org', 'zookeeper.apache.org', 'github.com']);

/**
 * Whether a link may be handed to the system's browser. What a cluster's data or a broker's documentation links to is
 * hostile: only https and only these hosts.
 */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  return protocol === 'https:' && allowedHosts.has(hostname) && username === '' && port === '';
}
