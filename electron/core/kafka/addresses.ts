import { fail } from '../../../shared/errors.ts';

export type Address = { host: string; port: number };

/** `host:port`, an IPv6 host in brackets. */
export function printAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * Reads a broker list as an engineer pastes it: `host:port,host:port`, spaces and a trailing comma allowed,
 * listener prefixes (`PLAINTEXT://`) as they stand in configs, IPv6 in brackets; without a port, Kafka's 9092.
 * Fails with ADDRESS_INVALID, naming the part that is wrong.
 */
export function parseBrokerList(typed: string): Address[] {
  const parts = typed
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^[A-Z][A-Z0-9_]*:\/\//, ''));
  if (parts.length === 0) fail('ADDRESS_INVALID', { subject: typed, detail: 'no host:port' });
  return parts.map((part) => {
    const match = /^(?:\[([0-9a-zA-Z:.%]+)\]|([^:/[\]]+))(?::(\d{1,5}))?$/.exec(part);
    const host = match?.[1] ?? match?.[2];
    const port = Number(match?.[3] ?? 9092);
    if (host === undefined || port < 1 || port > 65_535) return fail('ADDRESS_INVALID', { subject: part });
    return { host, port };
  });
}
