import { fileURLToPath } from 'node:url';
import { toAppError } from '../shared/errors.ts';
import { runBrowserShell } from './shells/browser/run.ts';
import { browserUsage, parseBrowserOptions } from './shells/command-line.ts';
import { createDemoSandbox } from './shells/demo-sandbox.ts';
import { errorSentence } from './shells/error-sentence.ts';
import { ownFailureExitCode, usageExitCode } from './shells/exit-codes.ts';
import { startHost } from './shells/host.ts';
import { packageVersion } from './shells/package-version.ts';
import { noSecrets } from './shells/ports/no-secrets.ts';
import { closeOnSignals } from './shells/stop-signals.ts';

// The browser shell: the core and the page on 127.0.0.1. Built to out/serve.js; plain Node.

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function main() {
  const options = parseBrowserOptions(process.argv.slice(2));
  const host = await startHost({
    shell: 'browser',
    version: await packageVersion(new URL('../package.json', import.meta.url)),
    options,
    sandbox: createDemoSandbox(fileURLToPath(new URL('sandbox', import.meta.url)), options),
    openSecrets: async () => noSecrets,
    say,
  });
  try {
    const stop = await runBrowserShell(host, options, fileURLToPath(new URL('renderer', import.meta.url)), say);
    closeOnSignals(async () => {
      await stop();
      await host.close();
    }, say);
  } catch (caught) {
    await host.close();
    throw caught;
  }
}

main().catch((caught: unknown) => {
  const error = toAppError(caught);
  const usage = error.code === 'BAD_INPUT';
  say(usage ? `kconsole: ${error.detail}\n${browserUsage}` : `kconsole: ${errorSentence(error)}`);
  process.exit(usage ? usageExitCode : ownFailureExitCode);
});
