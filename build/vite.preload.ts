import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The preload script: one CommonJS file, because a sandboxed renderer can load nothing else. */
export const preloadConfig: InlineConfig = {
  root: path('..'),
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: path('../out'),
    emptyOutDir: false,
    target: 'chrome120',
    minify: false,
    reportCompressedSize: false,
    lib: { entry: path('../electron/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};
