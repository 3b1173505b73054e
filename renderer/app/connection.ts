import { createStore } from 'zustand/vanilla';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { createClient } from '../../shared/wire/client.ts';
import type { Wire } from '../../shared/wire/wire.ts';
import { setClient } from './client.ts';

/** The window's own wire to the core, which is no cluster's connection. */
type Connection =
  | { state: 'opening' }
  | { state: 'open' }
  | { state: 'lost'; error: AppError | undefined; sinceMs: number; nextTryAtMs: number };

const stepsMs = [500, 1000, 2000, 4000, 8000, 15_000];

export const connection = createStore<Connection>(() => ({ state: 'opening' }));

let openWire: (() => Promise<Wire>) | undefined;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Opens the wire and keeps it open, with growing pauses between tries, for as long as the window lives. */
export function keepConnected(open: () => Promise<Wire>): void {
  openWire = open;
  void connect();
}

/** Tries now instead of at the next planned time. */
export function reconnectNow(): void {
  clearTimeout(timer);
  void connect();
}

async function connect(): Promise<void> {
  if (!openWire) return;
  try {
    const client = createClient(await openWire());
    client.onClose(() => {
      setClient(undefined);
      lost(undefined);
    });
    failures = 0;
    connection.setState({ state: 'open' }, true);
    setClient(client);
  } catch (caught) {
    lost(toAppError(caught));
  }
}

function lost(error: AppError | undefined): void {
  const delayMs = stepsMs[Math.min(failures, stepsMs.length - 1)] ?? 0;
  failures += 1;
  const before = connection.getState();
  const sinceMs = before.state === 'lost' ? before.sinceMs : Date.now();
  connection.setState({ state: 'lost', error, sinceMs, nextTryAtMs: Date.now() + delayMs }, true);
  timer = setTimeout(() => void connect(), delayMs);
}
