import type { SandboxStatus } from '../../shared/contract/sandbox.ts';
import { assertNever } from '../../shared/errors.ts';
import type { SandboxPort } from '../core/ports/ports.ts';
import { errorSentence } from './error-sentence.ts';

/**
 * Starts the sandbox and says how far it is. Answers the ZooKeeper string to open, or undefined when it could not be
 * started: the app then opens at Connect, where the sandbox card tells the reason and what to do.
 */
export async function startDemo(sandbox: SandboxPort, say: (line: string) => void): Promise<string | undefined> {
  let said: string | undefined;
  const tell = (status: SandboxStatus) => {
    const line = describe(status);
    if (line !== said) say(line);
    said = line;
  };
  const off = sandbox.onStatus(tell);
  try {
    await sandbox.start();
  } catch (caught) {
    // A failed start is in the status, which the core shows; only a status that hides it needs the exception.
    if (sandbox.status().state === 'starting' || sandbox.status().state === 'off') throw caught;
  } finally {
    off();
  }
  const status = sandbox.status();
  tell(status);
  return status.state === 'running' ? status.zookeeper : undefined;
}

function describe(status: SandboxStatus): string {
  switch (status.state) {
    case 'off':
      return 'sandbox: off';
    case 'starting':
      return `sandbox: ${status.step} (${status.done} of ${status.steps})`;
    case 'running':
      return `sandbox: running, ZooKeeper ${status.zookeeper}, brokers ${status.brokers}, KRaft ${status.kraftBrokers}`;
    case 'unavailable':
      return [`sandbox: ${errorSentence(status.error)}`, status.installLine].filter(Boolean).join('\n  ');
    case 'failed':
      return `sandbox: ${errorSentence(status.error)}`;
    default:
      return assertNever(status);
  }
}
