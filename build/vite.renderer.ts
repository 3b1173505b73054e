import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = fileURLToPath(new URL('../renderer', import.meta.url));
const outDir = fileURLToPath(new URL('../out/renderer', import.meta.url));

/** The page: ES modules for the Chromium of both shells. Everything but index.html has its hash in its name. */
export const rendererConfig: InlineConfig = {
  root,
  base: '/',
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome120',
    // A font as a data: URL would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // 200 kB gzipped is our own limit, kept by check/bundle-size.ts.
    chunkSizeWarningLimit: 1024,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
};
