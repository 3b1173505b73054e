import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { formatText } from '../../shared/i18n/index.ts';
import { cacheFolder } from '../sandbox/cache.ts';
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { ShellOptions } from './command-line.ts';
import { terminalLanguage } from './error-sentence.ts';

/**
 * The sandbox that "Try the sandbox" and `--sandbox` start. Somebody who asked for it in a terminal is asked there
 * before anything is installed; the button shows the line to run instead.
 */
export function createDemoSandbox(assets: string, { sandbox }: ShellOptions): Sandbox {
  return createSandbox({
    profile: 'demo',
    folder: join(cacheFolder(), 'sandbox'),
    assets,
    ...(sandbox && process.stdin.isTTY && { askToInstall }),
  });
}

async function askToInstall(line: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = formatText(terminalLanguage(process.env), 'shell.installQuestion');
  const answer = await terminal.question(`${question}\n  ${line}\n[y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
