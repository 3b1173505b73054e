import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillOnce } from './cache.ts';
import { runCommand } from './run-command.ts';

const compileLimitMs = 2 * 60_000;

/**
 * Compiles the Java sources of a folder against Kafka's jars, once per machine and text, and answers the folder of
 * the classes. The text is read and written anew, since javac cannot look into an Electron archive.
 */
export async function compileJava(
  sources: string,
  jars: string,
  options: { cache: string; javac: string; signal: AbortSignal },
): Promise<string> {
  const names = (await readdir(sources)).filter((name) => name.endsWith('.java')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(sources, name), 'utf8') })),
  );
  const hash = createHash('sha256').update(jars);
  for (const file of files) hash.update(file.name).update(file.text);
  const folder = join(options.cache, `classes-${hash.digest('hex').slice(0, 12)}`);
  return fillOnce(folder, options.signal, async (temporary) => {
    const work = join(temporary, 'sources');
    await mkdir(work);
    for (const file of files) await writeFile(join(work, file.name), file.text);
    const arguments_ = ['-encoding', 'UTF-8', '--release', '17'];
    await runCommand(
      options.javac,
      [...arguments_, '-cp', join(jars, '*'), '-d', temporary, ...names.map((name) => join(work, name))],
      { limitMs: compileLimitMs, signal: options.signal },
    );
    return (await readdir(temporary)).filter((name) => name.endsWith('.class'));
  });
}
