import { runCommand } from './run-command.ts';
import { isOnPath } from './tools.ts';

const refreshLimitMs = 5 * 60_000;
const installLimitMs = 15 * 60_000;

/** What a command may need besides Node. */
export type Need = 'java' | 'maven' | 'kcat' | 'chromium';

/** A package manager of this machine. */
export type Installer = {
  /** Its own names of what is missing, as far as it knows them now. */
  packages(missing: readonly Need[]): Promise<string[]>;
  /** The line a person would type to install these. */
  line(packages: readonly string[]): string;
  refresh?(signal: AbortSignal): Promise<void>;
  install(packages: readonly string[], signal: AbortSignal): Promise<void>;
};

/** The package manager to use, or null where we know none (Windows runs no sandbox: Docker or WSL does there). */
export function installerOf(platform: NodeJS.Platform): Installer | null {
  if (platform === 'linux' && isOnPath('apt-get')) return apt;
  if (platform === 'darwin' && isOnPath('brew')) return brew;
  return null;
}

// The compiler is needed too, so a JRE is not enough. Older Debians have no newer default than Java 11.
const javaOfDebian = ['openjdk-17-jdk-headless', 'openjdk-21-jdk-headless'];

const apt: Installer = {
  async packages(missing) {
    const names: string[] = [];
    for (const name of missing) names.push(name === 'java' ? await firstKnown(javaOfDebian) : name);
    return names;
  },
  line: (packages) =>
    [
      [...sudo(), 'apt-get', 'update'].join(' '),
      [...sudo(), 'apt-get', ...installArguments, ...packages].join(' '),
    ].join(' && '),
  async refresh(signal) {
    await runAsRoot(['apt-get', 'update'], refreshLimitMs, signal);
  },
  async install(packages, signal) {
    await runAsRoot(['apt-get', ...installArguments, ...packages], installLimitMs, signal);
  },
};

const installArguments = ['install', '-y', '--no-install-recommends'];

const brew: Installer = {
  packages: async (missing) => missing.map((name) => (name === 'java' ? 'openjdk' : name)),
  line: (packages) => `brew install ${packages.join(' ')}`,
  async install(packages, signal) {
    await runCommand('brew', ['install', ...packages], { limitMs: installLimitMs, signal });
  },
};

async function firstKnown(names: readonly string[]): Promise<string> {
  for (const name of names) {
    const shown = await runCommand('apt-cache', ['madison', name], { limitMs: refreshLimitMs }).catch(() => '');
    if (shown.trim() !== '') return name;
  }
  return 'default-jdk-headless';
}

function sudo(): string[] {
  return process.getuid?.() === 0 ? [] : ['sudo'];
}

async function runAsRoot(command: readonly string[], limitMs: number, signal: AbortSignal): Promise<void> {
  const [program = '', ...rest] = [...sudo(), ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(program, rest, { limitMs, signal, env });
}
