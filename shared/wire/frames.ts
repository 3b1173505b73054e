import type { AppError } from '../errors.ts';

export type Result = { ok: true; value: unknown } | { ok: false; error: AppError };

/** From the window to the core. */
export type UpFrame =
  | { t: 'call'; id: number; method: string; input: unknown }
  | { t: 'cancel'; id: number }
  | { t: 'watch'; id: number; method: string; input: unknown; credit: number }
  | { t: 'credit'; id: number; n: number }
  | { t: 'close'; id: number };

/** From the core to the window. `dropped`: rows that fell out of the queue before this item for lack of credit. */
export type DownFrame =
  | { t: 'reply'; id: number; result: Result }
  | { t: 'next'; id: number; value: unknown; dropped: number }
  | { t: 'end'; id: number; error?: AppError };
