import { type AppError, toAppError } from '../../../shared/errors.ts';
import type { SourceState } from '../ports/source-state.ts';
import { type Address, printAddress } from './addresses.ts';
import type { ClusterClient } from './cluster-client.ts';
import type { BrokerAddress } from './requests/metadata.ts';
import type { Links } from './transport/links.ts';

/** Keeps one connection to every broker open, and tells how that goes. */
export type Availability = {
  state(): SourceState;
  onState(listener: (state: SourceState) => void): () => void;
  /** Tries at once, forgetting brokers that are not in Metadata any more. */
  reconnect(): void;
  /** An open connection has ended. */
  connectionEnded(): void;
  close(): void;
};

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** Starts trying at once; after a try that left something unreached, again after 1, 2, 4 … 30 seconds. */
export function createAvailability(
  { client, links, seeds }: { client: ClusterClient; links: Links; seeds: readonly Address[] },
  typed: string,
): Availability {
  const listeners = new Set<(state: SourceState) => void>();
  const lifetime = new AbortController();
  /** Every broker seen since the last reconnect: one that died is missing from Metadata and must still be counted. */
  const seen = new Map<number, BrokerAddress>();
  let state: SourceState = { state: 'connecting', address: typed, up: 0, known: seeds.length, sinceMs: Date.now() };
  let retryMs = firstRetryMs;
  let timer: NodeJS.Timeout | undefined;
  let trying = false;
  let again = false;

  function publish(next: Omit<SourceState, 'sinceMs'>): void {
    if (lifetime.signal.aborted) return;
    const sinceMs = next.state === state.state ? state.sinceMs : Date.now();
    state = { ...next, sinceMs };
    for (const listener of listeners) listener(state);
  }

  function measure(error: AppError | undefined, nextTryAtMs: number | undefined): void {
    const addresses: Address[] = seen.size > 0 ? [...seen.values()] : [...seeds];
    const open = addresses.filter((address) => links.peek(address));
    const broken = addresses.find((address) => !links.peek(address));
    const why = error ?? (broken && links.trouble(broken)?.error);
    publish({
      state: open.length > 0 ? 'up' : 'down',
      address: open[0] ? printAddress(open[0]) : typed,
      up: open.length,
      known: addresses.length,
      ...(why ? { error: why } : {}),
      ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }),
    });
  }

  /** One round: the brokers' list, then a connection to each. Returns why the list could not be had. */
  async function round(): Promise<AppError | undefined> {
    try {
      const answer = await client.metadata([], lifetime.signal);
      for (const broker of answer.brokers) seen.set(broker.id, broker);
    } catch (caught) {
      return toAppError(caught);
    }
    const dialled = [...seen.values()].map((broker) => links.get(broker, lifetime.signal));
    await Promise.allSettled(dialled);
    // A seed under another name than the advertised one has done its work.
    links.keepOnly([...seen.values()]);
    return undefined;
  }

  async function attempt(): Promise<void> {
    if (trying) {
      again = true;
      return;
    }
    trying = true;
    clearTimeout(timer);
    let error: AppError | undefined;
    do {
      again = false;
      error = await round();
    } while (again && !lifetime.signal.aborted);
    trying = false;
    if (lifetime.signal.aborted) return;
    const whole = error === undefined && [...seen.values()].every((broker) => links.peek(broker));
    if (whole) {
      retryMs = firstRetryMs;
      measure(undefined, undefined);
      return;
    }
    measure(error, Date.now() + retryMs);
    timer = setTimeout(attempt, retryMs);
    timer.unref();
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  void attempt();

  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconnect() {
      retryMs = firstRetryMs;
      seen.clear();
      if (state.state === 'down') publish({ state: 'connecting', address: typed, up: 0, known: seeds.length });
      void attempt();
    },
    // Brokers close idle sockets after ten minutes: dial first, report what came of it.
    connectionEnded: () => void attempt(),
    close() {
      lifetime.abort();
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
