import { askInTerminal } from '../../electron/sandbox/ask-in-terminal.ts';
import { ensurePrerequisites } from '../../electron/sandbox/prerequisites.ts';

/**
 * Makes sure that everything the tests need besides Node is there: unasked as root or in CI, on a person's machine
 * after asking once. Fails with SANDBOX_NEEDS_JAVA, which names what is missing and the line that installs it.
 */
export async function ensureTestPrerequisites(signal: AbortSignal): Promise<void> {
  await ensurePrerequisites(['java', 'maven', 'kcat', 'chromium'], {
    ...(process.stdin.isTTY && { ask: (line: string) => askInTerminal('The tests need more than Node.', line) }),
    onInstall: (line) => process.stderr.write(`installing what the tests need: ${line}\n`),
    signal,
  });
}
