import { appContract } from './app.ts';
import { changesContract } from './changes.ts';
import { clustersContract } from './clusters.ts';
import type { InputOf, OutputOf, ParsedInputOf } from './procedure.ts';
import { recordsContract } from './records.ts';
import { sandboxContract } from './sandbox.ts';
import { topicsContract } from './topics.ts';
import { znodesContract } from './znodes.ts';

/** Everything a window may ask of the core. */
export const contract = {
  ...appContract,
  ...clustersContract,
  ...topicsContract,
  ...recordsContract,
  ...znodesContract,
  ...changesContract,
  ...sandboxContract,
};

export type AppContract = typeof contract;
export type Method = keyof AppContract;
type OfKind<K> = {
  [M in Method]: AppContract[M]['kind'] extends K ? M : never;
}[Method];
/** Methods with one answer. */
export type CallMethod = OfKind<'read' | 'change'>;
/** Methods that answer until closed. */
export type WatchMethod = OfKind<'watch'>;
/** Watches of a state: their output is a `Sample<T>`. */
export type LiveMethod = {
  [M in WatchMethod]: OutputOf<AppContract[M]> extends { atMs: number } ? M : never;
}[WatchMethod];

export type Input<M extends Method> = InputOf<AppContract[M]>;
export type ParsedInput<M extends Method> = ParsedInputOf<AppContract[M]>;
export type Output<M extends Method> = OutputOf<AppContract[M]>;
/** The state behind a live method. */
export type State<M extends LiveMethod> = Extract<Output<M>, { ok: true }>['value'];

/** What the core offers: one function per procedure. */
export type Handlers = {
  [M in Method]: M extends WatchMethod
    ? (input: ParsedInput<M>, signal: AbortSignal) => AsyncIterable<Output<M>>
    : (input: ParsedInput<M>, signal: AbortSignal) => Promise<Output<M>>;
};

export * from './app.ts';
export * from './changes.ts';
export * from './clusters.ts';
export * from './procedure.ts';
export * from './records.ts';
export * from './sandbox.ts';
export * from './topics.ts';
export * from './znodes.ts';
