import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Core, createCore } from '../../electron/core/core.ts';
import type { FilesPort, Ports } from '../../electron/core/ports/ports.ts';
import type { Handlers, LiveMethod, Output, ParsedInput, ProfileDraft, State } from '../../shared/contract/index.ts';

/** A core as a shell makes it, on a data folder of its own, with one cluster open. */
export type OpenCore = {
  handlers: Handlers;
  cluster: string;
  folder: string;
  /** The first `count` good states of a live method, then it is closed. */
  live<M extends LiveMethod>(method: M, input: ParsedInput<M>, count?: number): Promise<State<M>[]>;
  /** Ends the core and leaves its data folder, which {@link openCore} may be given again. */
  close(): Promise<void>;
};

/** A signal that nobody fires. */
export const open = new AbortController().signal;

const profile: ProfileDraft = { name: 'test', environment: 'dev', readOnly: false, brokers: '', zookeeper: '' };

/** Opens a cluster with a new core. Nothing of it outlives `close` but `folder`, which is the system's temporary one. */
export async function openCore(draft: Partial<ProfileDraft>, given?: string): Promise<OpenCore> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'kconsole-test-')));
  const core = createCore(portsOf(folder));
  const { handlers } = core;
  const { id } = await handlers['clusters.saveProfile']({ ...profile, ...draft }, open);
  const { cluster } = await opened(core, id);
  return {
    handlers,
    cluster,
    folder,
    close: core.close,
    async live(method, input, count = 1) {
      const states = [];
      const watch = handlers[method] as (
        input: ParsedInput<typeof method>,
        signal: AbortSignal,
      ) => AsyncIterable<Output<typeof method>>;
      for await (const sample of watch(input, open)) {
        if (sample.ok) states.push(sample.value as State<typeof method>);
        if (states.length >= count) break;
      }
      return states;
    },
  };
}

/** Removes a data folder that a test has done with. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

async function opened(core: Core, profileId: string) {
  try {
    return await core.handlers['clusters.open']({ profileId }, open);
  } catch (caught) {
    await core.close();
    throw caught;
  }
}

function portsOf(folder: string): Ports {
  const ignore = () => undefined;
  return {
    files: filesIn(folder),
    clock: { nowMs: () => Date.now() },
    secrets: { store: 'none', get: async () => null, set: async () => undefined, delete: async () => undefined },
    log: { info: ignore, warn: ignore, error: ignore },
    host: { version: '0.0.0', shell: 'browser', platform: 'linux', forceReadOnly: false },
  };
}

function filesIn(folder: string): FilesPort {
  const at = async (name: string) => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    return path;
  };
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(await at(name)));
      } catch (caught) {
        if ((caught as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw caught;
      }
    },
    writeAtomic: async (name, bytes) => writeFile(await at(name), bytes),
    append: async (name, bytes) => appendFile(await at(name), bytes),
  };
}
