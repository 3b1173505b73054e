import { isZnodePath } from '../../../shared/domain/znode-path.ts';
import { fail } from '../../../shared/errors.ts';

export type ZooKeeperServer = {
  host: string;
  port: number;
  /** As people write it: `host:port`, an IPv6 host in brackets. */
  address: string;
};

export type ConnectString = {
  servers: [ZooKeeperServer, ...ZooKeeperServer[]];
  /** `/` when none was given. */
  chroot: string;
};

const defaultPort = 2181;

/**
 * Reads `host:port,host:port/chroot` as Kafka's `zookeeper.connect` has it. The port may be left out, an IPv6 address
 * stands in brackets, a chroot may end in a slash.
 * Fails with ADDRESS_INVALID; `detail` is the part that is wrong, `params.reason` says why.
 */
export function parseConnectString(text: string): ConnectString {
  const trimmed = text.trim();
  const slash = trimmed.indexOf('/');
  const hosts = slash === -1 ? trimmed : trimmed.slice(0, slash);
  const path = slash === -1 ? '/' : trimmed.slice(slash).replace(/\/+$/, '') || '/';
  const refuse = (detail: string, reason: string): never =>
    fail('ADDRESS_INVALID', { subject: trimmed, detail, params: { reason } });

  if (hosts.trim() === '') refuse(trimmed, 'no-host');
  const [first, ...others] = hosts.split(',').map((part) => parseServer(part.trim(), refuse));
  if (first === undefined) return refuse(trimmed, 'no-host');
  if (!isZnodePath(path)) refuse(path, 'chroot');
  return { servers: [first, ...others], chroot: path };
}

/** Writes it again, with every port and without spaces: two strings that mean the same become equal. */
export function formatConnectString({ servers, chroot }: ConnectString): string {
  return servers.map((server) => server.address).join(',') + (chroot === '/' ? '' : chroot);
}

function parseServer(part: string, refuse: (detail: string, reason: string) => never): ZooKeeperServer {
  const match = /^(?:\[([^\]]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/.exec(part);
  if (match === null) {
    return refuse(part, /^[0-9a-f:]+:[0-9a-f:]*$/i.test(part) ? 'ipv6-needs-brackets' : 'server');
  }
  const [, ipv6, name, portText] = match;
  const host = ipv6 ?? name ?? '';
  const port = portText === undefined ? defaultPort : Number(portText);
  if (ipv6 !== undefined && !/^[0-9a-f:.]+(%[\w.-]+)?$/i.test(ipv6)) refuse(part, 'server');
  if (port < 1 || port > 65_535) refuse(part, 'port');
  return { host, port, address: `${ipv6 === undefined ? host : `[${host}]`}:${port}` };
}
