import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { failure } from '../../shared/errors.ts';
import type { SandboxDetails } from './details.ts';
import { lastWords, startJava } from './java-process.ts';
import type { Profile } from './profiles.ts';
import type { RunFolder } from './run-folder.ts';

const seedLimitMs = 120_000;
const stopLimitMs = 2_000;
const heapMb = 160;

/**
 * Starts the Java program that writes the seeds and, where the profile wants it, keeps traffic flowing. Settles when
 * all seeds are written and listed in the manifest.
 */
export async function startHelper(options: {
  details: SandboxDetails;
  run: RunFolder;
  classes: string;
  profile: Profile;
  signal: AbortSignal;
}): Promise<{ manifestFile: string; stop(): Promise<void> }> {
  const { details, run, profile } = options;
  const manifestFile = join(run.path, 'manifest.jsonl');
  const helper = startJava({
    name: 'helper',
    java: details.java,
    classPath: [options.classes, join(details.jars.kafka39, '*')],
    heapMb,
    flags: ['-XX:TieredStopAtLevel=1'],
    main: 'SandboxHelper',
    args: [
      details.brokers.map((broker) => broker.address).join(','),
      details.kraft?.address ?? '-',
      manifestFile,
      String(Date.now()),
      profile.traffic ? 'traffic' : 'seeds',
    ],
    folder: run.path,
    logFile: join(run.path, 'helper.log'),
    talk: 'pipe',
  });
  const stop = () => helper.end(stopLimitMs);
  try {
    await run.note(helper.identity);
    await seeded();
    return { manifestFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  function seeded(): Promise<void> {
    const limit = AbortSignal.any([options.signal, AbortSignal.timeout(seedLimitMs)]);
    return new Promise((resolve, reject) => {
      if (helper.child.stdout)
        createInterface({ input: helper.child.stdout }).on('line', (line) => line === 'seeded' && resolve());
      void helper.ended.then(() => reject(failure('SANDBOX_FAILED', { subject: 'seeds', detail: lastWords(helper) })));
      limit.addEventListener('abort', () =>
        reject(
          failure('SANDBOX_FAILED', {
            subject: 'seeds',
            detail: `not written after ${seedLimitMs / 1000} s: ${lastWords(helper)}`,
          }),
        ),
      );
    });
  }
}
