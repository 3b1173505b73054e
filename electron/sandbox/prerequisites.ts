import { failure } from '../../shared/errors.ts';
import { installerOf, type Need } from './installers.ts';
import { findTools, isOnPath, type Tools } from './tools.ts';

export type InstallOptions = {
  /** Asks the person whether this line may be run. Without it, nothing is installed on a person's machine. */
  ask?: (line: string) => Promise<boolean>;
  /** Told the line just before it runs. */
  onInstall?: (line: string) => void;
  signal: AbortSignal;
};

/**
 * Makes sure that everything needed is there, by the machine's package manager where something is missing: unasked
 * as root or in CI, on a person's machine after asking. Fails with SANDBOX_NEEDS_JAVA, whose `params.line` installs
 * what is missing, named in `detail`.
 */
export async function ensurePrerequisites(needs: readonly Need[], options: InstallOptions): Promise<void> {
  const missing = await findMissing(needs);
  if (missing.length === 0) return;
  const installer = installerOf(process.platform);
  if (!installer) throw needsJava(missing, '');
  const unasked = process.getuid?.() === 0 || isCi();
  let packages = await installer.packages(missing);
  if (!unasked && !(await options.ask?.(installer.line(packages)))) throw needsJava(missing, installer.line(packages));
  options.onInstall?.(installer.line(packages));
  try {
    await installer.refresh?.(options.signal);
    // A fresh machine knows the names of its packages only now.
    packages = await installer.packages(missing);
    await installer.install(packages, options.signal);
  } catch (error) {
    if (options.signal.aborted) throw failure('CANCELLED', {}, error);
    throw needsJava(missing, installer.line(packages), error);
  }
  const still = await findMissing(needs);
  if (still.length > 0) throw needsJava(still, installer.line(packages));
}

/** {@link ensurePrerequisites} for a sandbox, answering where its programs are. */
export async function ensureTools(options: InstallOptions): Promise<Tools> {
  await ensurePrerequisites(['java', 'maven'], options);
  const { java, javac, mvn } = await findTools();
  if (java === null || javac === null || mvn === null) throw needsJava(['java', 'maven'], '');
  return { java, javac, mvn };
}

async function findMissing(needs: readonly Need[]): Promise<Need[]> {
  const tools = await findTools();
  const present: Record<Need, boolean> = {
    java: tools.java !== null && tools.javac !== null,
    maven: tools.mvn !== null,
    kcat: isOnPath('kcat'),
    chromium: ['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath),
  };
  return needs.filter((need) => !present[need]);
}

function isCi(): boolean {
  return (process.env.CI ?? '') !== '' && process.env.CI !== 'false';
}

function needsJava(missing: readonly Need[], line: string, cause?: unknown) {
  const words = cause instanceof Error ? `: ${cause.message}` : '';
  return failure('SANDBOX_NEEDS_JAVA', { detail: `missing ${missing.join(', ')}${words}`, params: { line } }, cause);
}
