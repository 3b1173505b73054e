import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxStep } from '../../shared/contract/sandbox.ts';
import type { ProcessIdentity, SandboxDetails } from './details.ts';
import { fetchJars } from './jars.ts';
import { compileJava } from './java-classes.ts';
import { profiles } from './profiles.ts';
import { openRunFolder } from './run-folder.ts';
import { startHelper } from './start-helper.ts';
import { startServers } from './start-servers.ts';
import type { Order, Report } from './supervisor-protocol.ts';

/**
 * The whole life of a sandbox inside its supervisor: jars, servers, seeds, traffic; then waits for `signal`, ends
 * everything and removes the run's folder. Rejects when the start fails, with nothing left behind.
 */
export async function runSandbox(
  order: Order,
  supervisor: ProcessIdentity,
  report: (report: Report) => void,
  signal: AbortSignal,
): Promise<void> {
  const profile = profiles[order.profile];
  const done: SandboxStep[] = ['prerequisites'];
  function finish(step: SandboxStep): void {
    done.push(step);
    report({ type: 'progress', done });
  }
  const endings: (() => Promise<void>)[] = [];
  const run = await openRunFolder(order.folder, supervisor);
  endings.push(run.remove);
  try {
    const jars = await fetchJars(order.assets, order.cache, order.tools.mvn, signal);
    finish('download');
    const compiling = profile.seeds
      ? compileJava(join(order.assets, 'java'), jars.kafka39, { cache: order.cache, javac: order.tools.javac, signal })
      : null;
    const starting = startServers({
      profile,
      run,
      java: order.tools.java,
      jars,
      onReady: (kind) => finish(kind === 'broker' ? 'brokers' : kind),
      signal,
    });
    const [servers, classes] = await Promise.allSettled([starting, compiling]);
    if (servers.status === 'fulfilled') endings.push(servers.value.stop);
    if (servers.status === 'rejected') throw servers.reason;
    if (classes.status === 'rejected') throw classes.reason;
    const details: SandboxDetails = { ...servers.value.details, manifestFile: null };
    if (classes.value !== null) {
      const helper = await startHelper({ details, run, classes: classes.value, profile, signal });
      endings.push(helper.stop);
      details.manifestFile = helper.manifestFile;
      finish('topics');
      if (profile.traffic) finish('traffic');
    }
    await run.noteDetails(details);
    report({ type: 'running', details });
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    // What came last goes first: clients, servers, files.
    for (const end of endings.reverse()) await end();
  }
}
