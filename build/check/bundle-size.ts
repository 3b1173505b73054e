import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// `node build/check/bundle-size.ts [page folder]`, after the build: what the page loads before it paints.

const limitBytes = 200_000;
const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'out', 'renderer');

const html = await readFile(join(folder, 'index.html'), 'utf8');
// The entry script, and the chunks it cannot start without: Vite names them as module preloads.
const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);
const sizes = await Promise.all(scripts.map(async (path) => gzipSync(await readFile(join(folder, path))).length));
const total = sizes.reduce((sum, size) => sum + size, 0);

process.stderr.write(`entry scripts: ${total} bytes gzipped in ${scripts.length} files, at most ${limitBytes}\n`);
process.exitCode = scripts.length > 0 && total <= limitBytes ? 0 : 1;
