import { fileURLToPath } from 'node:url';
import { formatText, type TextKey, type TextParams } from '../shared/i18n/index.ts';
import { terminalLanguage } from './shells/error-sentence.ts';
import { chooseShell } from './shells/start/choose-shell.ts';
import { findElectron } from './shells/start/electron-binary.ts';
import { fetchElectron } from './shells/start/fetch-electron.ts';
import { runElectron } from './shells/start/run-electron.ts';

// `npm start` and `npm run demo`: opens the desktop window, or says why not and runs the browser shell.
// Everything but the address goes to stderr. Runs from the source tree, after the build.

const root = fileURLToPath(new URL('..', import.meta.url));
const electronFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));
const serveProgram = new URL('../out/serve.js', import.meta.url);

const given = process.argv.slice(2);
const ownFlags = ['--browser', '--demo'];
const shellArgs = [
  ...given.filter((argument) => !ownFlags.includes(argument)),
  ...(given.includes('--demo') ? ['--sandbox'] : []),
];

const language = terminalLanguage(process.env);
const say = (key: TextKey, params?: TextParams) => process.stderr.write(`${formatText(language, key, params)}\n`);

function fetchWithProgress() {
  say('shell.fetching');
  return fetchElectron({
    packageFolder: electronFolder,
    onProgress: (bytes) => process.stderr.write(`\rElectron: ${Math.round(bytes / 1_048_576)} MiB`),
  }).finally(() => process.stderr.write('\n'));
}

async function runBrowserShell() {
  // In this process, so that signals and the terminal are its own.
  process.argv = [process.execPath, fileURLToPath(serveProgram), ...shellArgs];
  await import(serveProgram.href);
}

const choice = await chooseShell({
  browserWanted: given.includes('--browser'),
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  findElectron: () => findElectron(electronFolder),
  fetchElectron: fetchWithProgress,
});

if (choice.shell === 'browser') {
  if (choice.why) say(choice.why.key, choice.why.params);
  await runBrowserShell();
} else {
  const ended = await runElectron(choice.program, root, shellArgs);
  if (ended === 'not-started') {
    say('shell.electronEnded');
    await runBrowserShell();
  } else {
    process.exitCode = ended;
  }
}
