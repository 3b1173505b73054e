/**
 * Where the record worker's script lies. From the sources (tests, Node's type stripping) it is the `.ts` file beside
 * this one; the bundle inlines this file into `out/main.js` or `out/serve.js` and has the worker as an entry of its own
 * beside them, `out/record-worker.js`. In both cases it is a sibling.
 */
export function recordWorkerUrl(): URL {
  const script = import.meta.url.endsWith('.ts') ? './record-worker.ts' : './record-worker.js';
  return new URL(script, import.meta.url);
}
