import { createStore } from 'zustand/vanilla';
import type { Input, LiveMethod, Sample, State } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { canonical } from './canonical.ts';
import { clientNow, onClient } from './client.ts';

/**
 * What the window knows of something watched.
 * `stale`: the last value, and why there is no newer one. `failed`: no value yet, and why.
 */
export type Cached<T> = {
  status: 'waiting' | 'fresh' | 'refreshing' | 'stale' | 'failed';
  value: T | undefined;
  error: AppError | undefined;
  /** When the value was true, by the core's clock. */
  atMs: number | undefined;
  nextTryAtMs?: number;
};

type Entry = {
  method: LiveMethod;
  input: unknown;
  users: number;
  watch: { close(): void } | undefined;
  retry: ReturnType<typeof setTimeout> | undefined;
  failures: number;
};

type Cells = { readonly [key: string]: Cached<unknown> };

/** How many values without a reader are kept, so that going back shows the old rows at once. */
const maxIdle = 24;
const retryStepsMs = [1000, 2000, 5000, 10_000];
/** After this long out of sight the window asks nothing any more; what it knows stays. */
const sleepAfterMs = 60_000;

export const waiting: Cached<never> = { status: 'waiting', value: undefined, error: undefined, atMs: undefined };

const cells = createStore<Cells>(() => ({}));
const entries = new Map<string, Entry>();
let asleep = false;

/** The name of a cell: method, input, and the connection the answer belongs to. */
export function cellKey(method: LiveMethod, input: unknown, connection = ''): string {
  return `${method} ${connection} ${canonical(input)}`;
}

/** What is known now. */
export function readCell<M extends LiveMethod>(key: string): Cached<State<M>> {
  return (cells.getState()[key] ?? waiting) as Cached<State<M>>;
}

/** Calls back when any cell changed. */
export function onCells(listener: () => void): () => void {
  return cells.subscribe(listener);
}

/** Keeps a cell live until the returned function is called by its last user. */
export function holdCell<M extends LiveMethod>(key: string, method: M, input: Input<M>): () => void {
  let entry = entries.get(key);
  if (!entry) {
    entry = { method, input, users: 0, watch: undefined, retry: undefined, failures: 0 };
    entries.set(key, entry);
  }
  const held = entry;
  held.users += 1;
  if (held.users === 1) open(key, held);
  let released = false;
  return () => {
    if (released) return;
    released = true;
    held.users -= 1;
    if (held.users > 0) return;
    stop(held);
    forgetIdle();
  };
}

/** Asks anew at once, in place of the next planned try. */
export function askAgain(key: string): void {
  const entry = entries.get(key);
  if (entry && entry.users > 0) open(key, entry);
}

/** Forgets everything; for tests. */
export function clearCells(): void {
  for (const entry of entries.values()) stop(entry);
  entries.clear();
  cells.setState({}, true);
}

function put(key: string, cell: Cached<unknown>): void {
  cells.setState({ [key]: cell });
}

function stop(entry: Entry): void {
  entry.watch?.close();
  entry.watch = undefined;
  clearTimeout(entry.retry);
}

function open(key: string, entry: Entry): void {
  stop(entry);
  // The newest reader is the last to be forgotten.
  entries.delete(key);
  entries.set(key, entry);
  const client = clientNow();
  if (!client || asleep) return;
  const known = readCell(key);
  put(key, known.value === undefined ? waiting : { ...known, status: 'refreshing' });
  entry.watch = client.watch(entry.method, entry.input as Input<LiveMethod>, {
    onItem(sample) {
      entry.failures = 0;
      take(key, sample);
    },
    onEnd(error) {
      entry.watch = undefined;
      if (error) end(key, entry, error);
    },
  });
}

function take(key: string, sample: Sample<unknown>): void {
  if (sample.ok) put(key, { status: 'fresh', value: sample.value, error: undefined, atMs: sample.atMs });
  else fail(key, sample.error, sample.nextTryAtMs);
}

function fail(key: string, error: AppError, nextTryAtMs: number | undefined): void {
  const { value, atMs } = readCell(key);
  const status = value === undefined ? 'failed' : 'stale';
  put(key, { status, value, error, atMs, ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }) });
}

function end(key: string, entry: Entry, error: AppError): void {
  // A lost wire is opened again by the connection; the cell follows it, see below.
  if (!error.retriable || error.code === 'CLOSED') {
    fail(key, error, undefined);
    return;
  }
  const delayMs = retryStepsMs[Math.min(entry.failures, retryStepsMs.length - 1)] ?? 0;
  entry.failures += 1;
  fail(key, error, Date.now() + delayMs);
  entry.retry = setTimeout(() => open(key, entry), delayMs);
}

function forgetIdle(): void {
  const idle = [...entries].filter(([, entry]) => entry.users === 0);
  for (const [key] of idle.slice(0, Math.max(0, idle.length - maxIdle))) {
    entries.delete(key);
    const { [key]: _gone, ...rest } = cells.getState();
    cells.setState(rest, true);
  }
}

/** Closes every watch while the window cannot be seen, and opens them when it is looked at again. */
export function sleepWhenHidden(page: Document): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  page.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (page.hidden) timer = setTimeout(fallAsleep, sleepAfterMs);
    else if (asleep) wakeUp();
  });
}

function fallAsleep(): void {
  asleep = true;
  for (const entry of entries.values()) stop(entry);
}

function wakeUp(): void {
  asleep = false;
  openAll();
}

function openAll(): void {
  for (const [key, entry] of [...entries]) if (entry.users > 0) open(key, entry);
}

onClient(openAll);
