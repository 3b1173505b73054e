import type { Handlers, Method, Sample } from '../../../shared/contract/index.ts';
import type { ClockPort } from '../ports/ports.ts';

/** The handlers of one contract file. */
export type FeatureHandlers<FileContract> = Pick<Handlers, keyof FileContract & Method>;

/** Wraps each value in a {@link Sample} with the time it came. */
export async function* samples<T>(values: AsyncIterable<T>, clock: ClockPort): AsyncGenerator<Sample<T>> {
  for await (const value of values) yield { ok: true, value, atMs: clock.nowMs() };
}
