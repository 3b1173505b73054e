import { Failure, failure } from '../../../shared/errors.ts';
import type { Address } from './addresses.ts';
import { type BrokerAddress, type MetadataAnswer, metadata } from './requests/metadata.ts';
import { type AskOptions, askTimeoutMs, type BrokerConnection } from './transport/connection.ts';
import { soon, within } from './transport/limits.ts';
import type { Links } from './transport/links.ts';
import type { ApiRanges, KafkaRequest } from './wire/kafka-request.ts';

/** A broker id, the controller, or whichever answers. */
export type Target = number | 'any' | 'controller';

/** A cluster that can be asked: knows its brokers from every Metadata answer. Used by the core and by the record worker. */
export type ClusterClient = {
  ask<Args, Answer>(
    target: Target,
    request: KafkaRequest<Args, Answer>,
    args: Args,
    options: AskOptions,
  ): Promise<Answer>;
  /** Metadata of these topics (null: all, empty: only the brokers), from whichever broker answers. Creates none. */
  metadata(topics: readonly string[] | null, signal: AbortSignal): Promise<MetadataAnswer>;
  /** Brokers of the last Metadata answer; empty before the first. */
  brokers(): readonly BrokerAddress[];
  /** API versions of a broker that is connected now. */
  ranges(): ApiRanges | undefined;
};

const metadataMs = 5_000;
const metadataLateMs = 2_000;

const connectionCodes: ReadonlySet<string> = new Set([
  'CONNECTION_LOST',
  'CONNECTION_REFUSED',
  'CONNECTION_TIMED_OUT',
  'HOST_UNREACHABLE',
  'NAME_NOT_RESOLVED',
  'TIMED_OUT',
  'CLOSED',
]);

/** Whether a failure is about reaching a broker, so that another broker may do better. */
export function isConnectionFailure(caught: unknown): boolean {
  return caught instanceof Failure && connectionCodes.has(caught.error.code);
}

/** Rejects with the first failure when all reject: `Promise.any`'s AggregateError says nothing to a person. */
async function firstOf<T>(attempts: readonly Promise<T>[]): Promise<T> {
  try {
    return await Promise.any(attempts);
  } catch (caught) {
    throw caught instanceof AggregateError ? caught.errors[0] : caught;
  }
}

export function createClusterClient({ seeds, links }: { seeds: readonly Address[]; links: Links }): ClusterClient {
  let known: readonly BrokerAddress[] = [];
  let controllerId = -1;

  const addresses = (): Address[] => [...known, ...seeds];
  const openAmong = (some: readonly Address[]) => some.flatMap((address) => links.peek(address) ?? []);

  /** A connection to whichever answers first; one that is open is used before any is dialled. */
  async function reachAny(signal: AbortSignal, among = addresses()): Promise<BrokerConnection> {
    const [open] = openAmong(among);
    return open ?? firstOf(among.map((address) => links.get(address, signal)));
  }

  async function reachBroker(id: number, signal: AbortSignal): Promise<BrokerConnection> {
    const find = () => known.find((broker) => broker.id === id);
    if (!find()) await askMetadata([], signal);
    const broker = find();
    if (!broker) throw failure('LEADER_NOT_AVAILABLE', { subject: `broker ${id}`, detail: 'not in Metadata' });
    return links.get(broker, signal);
  }

  async function reachController(signal: AbortSignal): Promise<BrokerConnection> {
    if (controllerId < 0) await askMetadata([], signal);
    if (controllerId < 0) throw failure('CONTROLLER_NOT_AVAILABLE');
    return reachBroker(controllerId, signal);
  }

  function reach(target: Target, signal: AbortSignal): Promise<BrokerConnection> {
    if (target === 'any') return reachAny(signal);
    return target === 'controller' ? reachController(signal) : reachBroker(target, signal);
  }

  function learn(answer: MetadataAnswer): void {
    controllerId = answer.controllerId;
    // A restarting cluster may answer with no broker at all: better the old list than none.
    if (answer.brokers.length > 0) known = answer.brokers;
  }

  /** From the first broker at hand; when that one is late, or its socket proves dead in use, from another as well. */
  async function askMetadata(topics: readonly string[] | null, signal: AbortSignal): Promise<MetadataAnswer> {
    const ask = (connection: BrokerConnection) =>
      connection.ask(metadata, { topics }, { signal, timeoutMs: metadataMs });
    const first = await reachAny(signal);
    const asking = ask(first);
    const askAnother = async () => {
      const others = addresses().filter((address) => links.peek(address) !== first);
      return others.length === 0 ? asking : ask(await reachAny(signal, others));
    };
    const inTime = await soon(asking, metadataLateMs).catch((caught: unknown) => {
      signal.throwIfAborted();
      if (!isConnectionFailure(caught)) throw caught;
      return undefined;
    });
    const answer = inTime ?? (await firstOf([askAnother(), asking]));
    learn(answer);
    return answer;
  }

  return {
    ask(target, request, args, options) {
      const { signal, timeoutMs = askTimeoutMs } = options;
      let reached: BrokerConnection | undefined;
      const exchange = async () => {
        reached = await reach(target, signal);
        return reached.ask(request, args, options);
      };
      const subject =
        typeof target === 'number' ? `broker ${target}` : target === 'controller' ? 'controller' : 'brokers';
      const onTimeout = () => {
        const late = failure('TIMED_OUT', { subject, detail: `${request.name}: no answer in ${timeoutMs} ms` });
        // Who asked may stop waiting at this very moment, and with that the connection's own limit, which ends it.
        reached?.close(late);
        return late;
      };
      // The time limit is for all of it: a broker that hangs may take as long to be dialled.
      return within(exchange(), { signal, timeoutMs, onTimeout });
    },
    metadata: askMetadata,
    brokers: () => known,
    ranges: () => openAmong(addresses())[0]?.ranges,
  };
}
