import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** One built file of the page, at its path on the disk. */
export type PageFile = {
  path: string;
  contentType: string;
  /** Its name holds a hash of its content: it may be kept for good. */
  immutable: boolean;
};

/** Everything a window may load, by URL path. A map and not a folder: no path from outside reaches the disk. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Lists the built page once, at start: `folder` holds index.html and `assets/`. Files of other kinds are not served. */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const urlPath = path.slice(folder.length).replaceAll('\\', '/');
    files.set(urlPath, { path, contentType, immutable: urlPath.startsWith('/assets/') });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
