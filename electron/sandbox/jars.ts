import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillOnce } from './cache.ts';
import { runCommand } from './run-command.ts';

const versions = ['kafka-3.9', 'kafka-4.1'] as const;
const downloadLimitMs = 10 * 60_000;

export type Jars = { kafka39: string; kafka41: string };

/**
 * The jars of both Kafka versions (3.9 brings ZooKeeper 3.8), fetched by Maven once per machine and pom.
 * `assets` is the folder that holds `pom/`. Fails with SANDBOX_FAILED and Maven's own words.
 */
export async function fetchJars(assets: string, cache: string, mvn: string, signal: AbortSignal): Promise<Jars> {
  const files = ['pom.xml', ...versions.map((version) => join(version, 'pom.xml'))];
  const poms = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(assets, 'pom', file), 'utf8') })),
  );
  const key = createHash('sha256').update(JSON.stringify(poms)).digest('hex').slice(0, 12);
  const folder = await fillOnce(join(cache, `jars-${key}`), signal, async (temporary) => {
    const work = join(temporary, 'pom');
    for (const version of versions) await mkdir(join(work, version), { recursive: true });
    // Written anew, since Maven cannot look into an Electron archive, and writes beside its pom.
    for (const pom of poms) await writeFile(join(work, pom.file), pom.text);
    await runCommand(mvn, ['-B', '-q', 'dependency:copy-dependencies'], {
      cwd: work,
      limitMs: downloadLimitMs,
      signal,
    });
    for (const version of versions) await rename(join(work, version, 'target', 'jars'), join(temporary, version));
    await rm(work, { recursive: true });
    const lists = await Promise.all(
      versions.map(async (version) => (await readdir(join(temporary, version))).map((file) => join(version, file))),
    );
    return lists.flat();
  });
  return { kafka39: join(folder, 'kafka-3.9'), kafka41: join(folder, 'kafka-4.1') };
}
