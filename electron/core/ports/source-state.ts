import type { AppError } from '../../../shared/errors.ts';

/** How a data source is, told by the source itself. */
export type SourceState = {
  state: 'connecting' | 'up' | 'down';
  /** The address in use, or the one that was tried last. */
  address: string;
  /** How many of the known servers answer. */
  up: number;
  known: number;
  error?: AppError;
  sinceMs: number;
  nextTryAtMs?: number;
};

/** Every source has a state, can be asked to try again at once, and is closed once. */
export type Source = {
  state(): SourceState;
  onState(listener: (state: SourceState) => void): () => void;
  /** Tries again now instead of at the next planned time. */
  reconnect(): void;
  /** Ends every socket, session, worker and timer of this source. */
  close(): Promise<void>;
};
