import { type Failure, failure } from '../../../../shared/errors.ts';
import { type Address, printAddress } from '../addresses.ts';
import { type BrokerConnection, openConnection } from './connection.ts';
import { abortFailure, untilAbort } from './limits.ts';

/** At most one open connection per address, dialled when first asked for and shared by all who ask. */
export type Links = {
  /** The open connection, or a new one; those who ask while one is dialled wait for the same. */
  get(address: Address, signal: AbortSignal): Promise<BrokerConnection>;
  /** The connection when it is open now. */
  peek(address: Address): BrokerConnection | undefined;
  /** Why the last try to reach this address failed, or its connection ended; undefined while it is open or untried. */
  trouble(address: Address): Failure | undefined;
  /** Ends connections to addresses that are not in the list. */
  keepOnly(addresses: readonly Address[]): void;
  /** Ends all; later calls fail with `reason`. */
  close(reason: Failure): void;
};

type Link = { dialing?: Promise<BrokerConnection>; open?: BrokerConnection; trouble?: Failure };

/** @param onEnd an open connection has ended by itself (not by {@link Links.close} or keepOnly) */
export function createLinks({ readOnly, onEnd }: { readOnly: boolean; onEnd?: () => void }): Links {
  const links = new Map<string, Link>();
  const lifetime = new AbortController();

  async function dial(address: Address, link: Link): Promise<BrokerConnection> {
    try {
      const connection = await openConnection({
        ...address,
        readOnly,
        signal: lifetime.signal,
        onEnd(reason) {
          delete link.open;
          link.trouble = reason;
          if (!lifetime.signal.aborted && links.get(printAddress(address)) === link) onEnd?.();
        },
      });
      link.open = connection;
      delete link.trouble;
      return connection;
    } catch (caught) {
      link.trouble = caught as Failure;
      throw caught;
    } finally {
      delete link.dialing;
    }
  }

  return {
    get(address, signal) {
      if (lifetime.signal.aborted) return Promise.reject(abortFailure(lifetime.signal));
      const key = printAddress(address);
      const link = links.get(key) ?? {};
      links.set(key, link);
      if (link.open && !link.open.ended()) return Promise.resolve(link.open);
      link.dialing ??= dial(address, link);
      // The dialling goes on for the others who wait; only this caller leaves at its signal.
      return untilAbort(link.dialing, signal);
    },
    peek(address) {
      // Between its end and the event that tells of it a connection is of no use any more.
      const open = links.get(printAddress(address))?.open;
      return open?.ended() ? undefined : open;
    },
    trouble: (address) => links.get(printAddress(address))?.trouble,
    keepOnly(addresses) {
      const keep = new Set(addresses.map(printAddress));
      for (const [key, link] of links) {
        if (keep.has(key)) continue;
        links.delete(key);
        link.open?.close(failure('CLOSED', { subject: key }));
      }
    },
    close(reason) {
      lifetime.abort(reason);
      for (const link of links.values()) link.open?.close(reason);
      links.clear();
    },
  };
}
