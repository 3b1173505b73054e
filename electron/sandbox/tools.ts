import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const oldestJava = 17;
const answerLimitMs = 20_000;

/** The programs that start a sandbox, as paths or as names on the PATH. */
export type Tools = { java: string; javac: string; mvn: string };

/** Finds Java (17 or newer, with its compiler) and Maven on this machine; null for each that is missing. */
export async function findTools(): Promise<{ [Tool in keyof Tools]: string | null }> {
  const [java, javac, mvn] = await Promise.all([
    firstThatWorks('java', isNewEnough),
    firstThatWorks('javac', isNewEnough),
    firstThatWorks('mvn', (version) => /Apache Maven/.test(version)),
  ]);
  return { java, javac, mvn };
}

/** Whether a program of this name can be found on the PATH. */
export function isOnPath(name: string): boolean {
  return pathFolders().some((folder) => existsSync(join(folder, name)));
}

async function firstThatWorks(name: string, accepts: (version: string) => boolean): Promise<string | null> {
  for (const folder of folders()) {
    const path = join(folder, name);
    if (existsSync(path) && accepts(await versionOf(path))) return path;
  }
  return null;
}

// An app started from macOS's Finder has a short PATH, and Homebrew never links its JDK into any.
const homebrewFolders = ['/opt/homebrew/bin', '/usr/local/bin'];
const homebrewJava = ['/opt/homebrew/opt/openjdk/bin', '/usr/local/opt/openjdk/bin'];

function folders(): string[] {
  const home = process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin')] : [];
  const homebrew = process.platform === 'darwin' ? [...homebrewFolders, ...homebrewJava] : [];
  return [...home, ...pathFolders(), ...homebrew];
}

function pathFolders(): string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function versionOf(path: string): Promise<string> {
  return new Promise((resolve) => {
    // java prints its version on stderr; macOS has stubs that fail when there is no Java behind them.
    execFile(path, ['-version'], { timeout: answerLimitMs }, (error, stdout, stderr) =>
      resolve(error ? '' : stdout + stderr),
    );
  });
}

function isNewEnough(version: string): boolean {
  const major = /(?:version "|javac )(\d+)/.exec(version)?.[1];
  return major !== undefined && Number(major) >= oldestJava;
}
