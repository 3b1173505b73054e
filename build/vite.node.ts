import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

function nodeConfig(entries: Record<string, string>): InlineConfig {
  return {
    root: path('..'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // ws tries to require two native add-ons that we do not ship; this takes the attempt out of the bundle.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      outDir: path('../out'),
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, source]) => [name, path(`../electron/${source}`)]),
        ),
        // Shared chunks lie beside the entries: a worker's script is looked for beside the code that starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/** What runs in Node or in Electron's main process. All packages are bundled: there is no node_modules at run time. */
export const shellsConfig = nodeConfig({
  main: 'main.ts',
  serve: 'serve.ts',
  'record-worker': 'core/kafka/reading/record-worker.ts',
});

/** The sandbox's supervisor alone in one file: in a package it lies outside the archive, away from the shared chunks. */
export const supervisorConfig = nodeConfig({ 'sandbox/supervisor': 'sandbox/supervisor.ts' });
