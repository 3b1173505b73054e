import type { z } from 'zod';
import type { AppError } from '../errors.ts';

/**
 * What may be asked of the core.
 * - `read`: one answer, changes nothing anywhere.
 * - `change`: one answer, alters a cluster or this app's own files.
 * - `watch`: answers until closed. `latest` carries a state: a window that is slow gets the newest and never a queue.
 *   `stream` carries things that each count: they queue up to a bound, and what falls out of it is counted.
 */
export type Procedure<Kind extends 'read' | 'change' | 'watch', Input extends z.ZodType, Output> = {
  kind: Kind;
  input: Input;
  /** For a read or change: after this the call fails with TIMED_OUT and its signal is aborted. Unused by watches. */
  timeoutMs: number;
  /** Only for watches. */
  delivery: 'latest' | 'stream';
  /** Never present at run time: carries the output's type. */
  readonly output?: Output;
};

// biome-ignore lint/suspicious/noExplicitAny: a bound that every procedure fits needs it
export type AnyProcedure = Procedure<'read' | 'change' | 'watch', any, any>;
export type Contract = Record<string, AnyProcedure>;

export type InputOf<P> = P extends { input: infer I extends z.ZodType } ? z.input<I> : never;
export type ParsedInputOf<P> = P extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<P> = P extends Procedure<'read' | 'change' | 'watch', z.ZodType, infer O> ? O : never;

/** One observation of something watched: a value, or why there is none this time. The window keeps the last value. */
export type Sample<T> =
  | { ok: true; value: T; atMs: number }
  | { ok: false; error: AppError; atMs: number; nextTryAtMs?: number };

const defaultTimeoutMs = 10_000;

/** Declares a read. Output types are given first: `read<Topic>()(z.object({…}))`. */
export function read<Output>() {
  return <I extends z.ZodType>(input: I, timeoutMs = defaultTimeoutMs): Procedure<'read', I, Output> => ({
    kind: 'read',
    input,
    timeoutMs,
    delivery: 'latest',
  });
}

/** Declares a change. */
export function change<Output>() {
  return <I extends z.ZodType>(input: I, timeoutMs = 30_000): Procedure<'change', I, Output> => ({
    kind: 'change',
    input,
    timeoutMs,
    delivery: 'latest',
  });
}

/** Declares a watch of a state: only the newest matters. */
export function watchLatest<State>() {
  return <I extends z.ZodType>(input: I): Procedure<'watch', I, Sample<State>> => ({
    kind: 'watch',
    input,
    timeoutMs: 0,
    delivery: 'latest',
  });
}

/** Declares a watch of things that each count. An item may carry `rows`: its weight in the bounded queue. */
export function watchStream<Item>() {
  return <I extends z.ZodType>(input: I): Procedure<'watch', I, Item> => ({
    kind: 'watch',
    input,
    timeoutMs: 0,
    delivery: 'stream',
  });
}
