import { failure } from '../../shared/errors.ts';
import type { Client } from '../../shared/wire/client.ts';

let current: Client | undefined;
const listeners = new Set<() => void>();

/** Puts the client of a new wire in place, or none while there is no wire. Everything watched follows by itself. */
export function setClient(client: Client | undefined): void {
  current = client;
  for (const listener of [...listeners]) listener();
}

/** The client of the present wire. Throws CLOSED while there is none. */
export function getClient(): Client {
  if (!current) throw failure('CLOSED');
  return current;
}

/** The client, or nothing while the wire is being opened again. */
export function clientNow(): Client | undefined {
  return current;
}

/** Calls back whenever the client was replaced or lost. */
export function onClient(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
