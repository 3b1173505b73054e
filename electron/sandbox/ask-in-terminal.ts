import { createInterface } from 'node:readline/promises';

/** Asks the person at the terminal whether a line may be run; `why` is the sentence before it. Only "y" is a yes. */
export async function askInTerminal(why: string, line: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${why} Run this now?\n  ${line}\n[y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
