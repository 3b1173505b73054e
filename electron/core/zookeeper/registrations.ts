import { joinZnodePath } from '../../../shared/domain/znode-path.ts';
import { fail, toAppError } from '../../../shared/errors.ts';
import type { Session } from './session.ts';
import type { RegisteredBroker } from './source.ts';
import { getChildren, getNode, getStat } from './verbs.ts';

/**
 * What Kafka's brokers registered under the chroot. Fails with CHROOT_NOT_FOUND or NO_KAFKA_IN_ZOOKEEPER; where Kafka
 * is found elsewhere, `params.found` names the chroots, joined by a comma and a blank.
 */
export async function readRegistrations(
  session: Session,
  chroot: string,
  signal: AbortSignal,
): Promise<{ clusterId: string; brokers: RegisteredBroker[] }> {
  const below = (path: string) => (chroot === '/' ? path : chroot + path);
  try {
    const [id, { names }] = await Promise.all([
      getNode(session, below('/cluster/id'), false, signal),
      getChildren(session, below('/brokers/ids'), false, signal),
    ]);
    const found = await Promise.all(names.map((name) => readBroker(session, below('/brokers/ids'), name, signal)));
    const brokers = found.filter((broker) => broker !== null).sort((a, b) => a.id - b.id);
    return { clusterId: parseClusterId(id.data, id.path), brokers };
  } catch (error) {
    if (toAppError(error).code !== 'ZNODE_NOT_FOUND') throw error;
    const roots = await findKafkaRoots(session, signal);
    const facts = { subject: chroot, ...(roots.length === 0 ? {} : { params: { found: roots.join(', ') } }) };
    const exists = (await getStat(session, chroot, false, signal)) !== null;
    return fail(exists ? 'NO_KAFKA_IN_ZOOKEEPER' : 'CHROOT_NOT_FOUND', facts);
  }
}

/** null when the broker left in the meantime. */
async function readBroker(
  session: Session,
  parent: string,
  name: string,
  signal: AbortSignal,
): Promise<RegisteredBroker | null> {
  const path = joinZnodePath(parent, name);
  try {
    const { data } = await getNode(session, path, false, signal);
    return parseBroker(Number(name), data, path);
  } catch (error) {
    if (toAppError(error).code === 'ZNODE_NOT_FOUND') return null;
    throw error;
  }
}

/**
 * Reads `/brokers/ids/<id>` in its versions 1 (host and port), 2 and 3 (endpoints, whose listener is the protocol),
 * 4 and 5 (a map from listener to protocol). Source: Kafka's core/zk/ZkData.scala, BrokerIdZNode.
 */
export function parseBroker(id: number, data: Uint8Array | null, path: string): RegisteredBroker {
  const json = parseObject(data, path);
  const protocols = isObject(json.listener_security_protocol_map) ? json.listener_security_protocol_map : {};
  const listed = Array.isArray(json.endpoints) ? json.endpoints : [];
  const endpoints = listed.flatMap((endpoint: unknown) => {
    const match = /^([^:/]+):\/\/(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(String(endpoint));
    if (match === null) return [];
    const [, listener = '', ipv6, host = '', port] = match;
    const protocol = protocols[listener];
    return [
      {
        listener,
        protocol: typeof protocol === 'string' ? protocol : listener,
        host: ipv6 ?? host,
        port: Number(port),
      },
    ];
  });
  const { host, port, jmx_port: jmxPort } = json;
  if (endpoints.length === 0 && typeof host === 'string' && typeof port === 'number' && port > 0) {
    endpoints.push({ listener: 'PLAINTEXT', protocol: 'PLAINTEXT', host, port });
  }
  return { id, endpoints, jmxPort: typeof jmxPort === 'number' && jmxPort > 0 ? jmxPort : null };
}

function parseClusterId(data: Uint8Array | null, path: string): string {
  const { id } = parseObject(data, path);
  return typeof id === 'string' && id !== '' ? id : fail('NO_KAFKA_IN_ZOOKEEPER', { subject: path });
}

function parseObject(data: Uint8Array | null, path: string): Record<string, unknown> {
  const text = new TextDecoder().decode(data ?? new Uint8Array());
  const value = parseJson(text);
  return isObject(value) ? value : fail('ZOOKEEPER_ERROR', { subject: path, detail: text.slice(0, 200) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Chroots at the root or one level below it that hold a Kafka: the likely answer to a forgotten or misspelt one. */
async function findKafkaRoots(session: Session, signal: AbortSignal): Promise<string[]> {
  const { names } = await getChildren(session, '/', false, signal);
  const places = ['/', ...names.slice(0, 200).map((name) => `/${name}`)];
  const looks = await Promise.all(
    places.map(async (place) => {
      const stats = await Promise.all(
        ['brokers', 'controller_epoch'].map((name) => getStat(session, joinZnodePath(place, name), false, signal)),
      );
      return stats.every((stat) => stat !== null) ? [place] : [];
    }),
  );
  return looks.flat();
}
