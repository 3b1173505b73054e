import type { SandboxStatus, SandboxStep } from '../../shared/contract/sandbox.ts';
import { failure, toAppError } from '../../shared/errors.ts';
import { cacheFolder } from './cache.ts';
import type { SandboxDetails } from './details.ts';
import { ensureTools } from './prerequisites.ts';
import { type ProfileName, profiles } from './profiles.ts';
import { type Supervisor, startSupervisor } from './supervisor-client.ts';
import { stepsOf } from './supervisor-protocol.ts';

export type SandboxOptions = {
  profile: ProfileName;
  /** Where the run's data, logs and state file go; any number of sandboxes may share it. */
  folder: string;
  /** The folder with `pom/`, `java/` and the supervisor's program; has to be given where the code is bundled. */
  assets?: string;
  /** Where jars and compiled helpers are kept for all runs; by default in the user's cache folder. */
  cache?: string;
  /** Asks the person whether this line may be run; without it, nothing is installed on a person's machine. */
  askToInstall?: (line: string) => Promise<boolean>;
};

/** Real servers on this machine, as the core is lent them, plus where everything is. */
export type Sandbox = {
  status(): SandboxStatus;
  onStatus(listener: (status: SandboxStatus) => void): () => void;
  /** Settles when the servers answer and the seeds are written. Fails with one of the SANDBOX_… codes. */
  start(): Promise<void>;
  /** Ends all servers and removes their data. Settles when no process is left. */
  stop(): Promise<void>;
  /** null unless it runs. */
  details(): SandboxDetails | null;
};

/**
 * A sandbox that is off until it is started. Its servers belong to a supervisor process, which ends them when this
 * process is gone, even by SIGKILL.
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const listeners = new Set<(status: SandboxStatus) => void>();
  let status: SandboxStatus = process.platform === 'win32' ? unsupported() : { state: 'off' };
  let details: SandboxDetails | null = null;
  let supervisor: Supervisor | null = null;
  let starting: Promise<void> | null = null;
  let stopping = new AbortController();

  function become(next: SandboxStatus): void {
    status = next;
    for (const listener of [...listeners]) listener(next);
  }

  async function start(signal: AbortSignal): Promise<void> {
    const sinceMs = Date.now();
    const steps = stepsOf(profiles[options.profile]);
    function showProgress(done: readonly SandboxStep[]): void {
      const step = steps.find((name) => !done.includes(name));
      // With the last step done, `running` follows.
      if (step) become({ state: 'starting', step, steps: steps.length, done: done.length, sinceMs });
    }
    showProgress([]);
    try {
      const tools = await ensureTools({ ...(options.askToInstall && { ask: options.askToInstall }), signal });
      signal.throwIfAborted();
      const { profile, folder, assets = import.meta.dirname, cache = cacheFolder() } = options;
      const child = startSupervisor({ profile, folder, assets, cache, tools }, showProgress);
      supervisor = child;
      details = await child.running;
      become({ state: 'running', ...addresses(details), sinceMs: Date.now() });
      void child.ended.then(() => lose(child));
    } catch (caught) {
      await supervisor?.stop();
      supervisor = null;
      become(signal.aborted ? { state: 'off' } : failed(caught));
      throw signal.aborted ? failure('CANCELLED', {}, caught) : caught;
    }
  }

  function lose(child: Supervisor): void {
    // By stop(): that is not a failure.
    if (supervisor !== child) return;
    supervisor = null;
    details = null;
    become(failed(failure('SANDBOX_FAILED', { subject: 'supervisor', detail: 'ended unexpectedly' })));
  }

  return {
    status: () => status,
    details: () => details,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      if (process.platform === 'win32') throw failure('SANDBOX_UNSUPPORTED');
      if (details) return;
      if (!starting) {
        stopping = new AbortController();
        starting = start(stopping.signal).finally(() => {
          starting = null;
        });
      }
      await starting;
    },
    async stop() {
      stopping.abort();
      const child = supervisor;
      supervisor = null;
      details = null;
      await child?.stop();
      // Its failure is told to whoever called start().
      await starting?.catch(() => undefined);
      if (status.state !== 'unavailable') become({ state: 'off' });
    },
  };
}

function addresses(details: SandboxDetails) {
  return {
    zookeeper: details.zookeeper,
    brokers: details.brokers.map((broker) => broker.address).join(','),
    kraftBrokers: details.kraft?.address ?? '',
  };
}

function failed(caught: unknown): SandboxStatus {
  const error = toAppError(caught);
  const line = error.params?.line;
  if (error.code !== 'SANDBOX_NEEDS_JAVA') return { state: 'failed', error };
  return { state: 'unavailable', error, ...(line !== undefined && { installLine: String(line) }) };
}

// Kafka's own files cannot be renamed or deleted while they are open on Windows: there, Docker or WSL.
function unsupported(): SandboxStatus {
  return { state: 'unavailable', error: failure('SANDBOX_UNSUPPORTED').error };
}
