import type { SandboxStatus } from '../../../shared/contract/sandbox.ts';

// What a host (desktop window or browser shell) lends the core. All asynchronous and serialisable,
// so that the core can move into a process of its own.

/** Files in this app's data folder, by relative name such as `profiles.json` or `journal/<cluster>.jsonl`. */
export type FilesPort = {
  /** null when there is no such file. */
  read(name: string): Promise<Uint8Array | null>;
  /** Replaces the whole file or leaves the old one: never a half. */
  writeAtomic(name: string, bytes: Uint8Array): Promise<void>;
  /** Appends and flushes to the disk before it answers. */
  append(name: string, bytes: Uint8Array): Promise<void>;
};

/** The operating system's keychain, or nothing. */
export type SecretsPort = {
  readonly store: 'keychain' | 'none';
  get(id: string): Promise<string | null>;
  set(id: string, secret: string): Promise<void>;
  delete(id: string): Promise<void>;
};

/** Events are dotted constants (`kafka.broker.lost`); fields pass the redactor, the only printer. */
export type LogPort = {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
};

export type ClockPort = { nowMs(): number };

/** Starts and stops real servers on this machine; absent where the host has none to lend. */
export type SandboxPort = {
  status(): SandboxStatus;
  onStatus(listener: (status: SandboxStatus) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export type HostInfo = {
  version: string;
  shell: 'desktop' | 'browser';
  platform: string;
  openAtStart?: { address: string; readOnly: boolean; name?: string };
  /** Set by `--read-only`: every profile opened here is read-only, whatever it says itself. */
  forceReadOnly: boolean;
};

export type Ports = {
  files: FilesPort;
  secrets: SecretsPort;
  log: LogPort;
  clock: ClockPort;
  host: HostInfo;
  sandbox?: SandboxPort;
};
