import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { shellsConfig, supervisorConfig } from './vite.node.ts';
import { preloadConfig } from './vite.preload.ts';
import { rendererConfig } from './vite.renderer.ts';

// Builds everything that runs into out/: `node build/build.ts`.

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

// Old hashed chunks would be packaged with the new ones.
await rm(path('out'), { recursive: true, force: true });
await build(rendererConfig);
await build(shellsConfig);
await build(supervisorConfig);
await build(preloadConfig);

// The sandbox is started by Java and Maven, which read these files from a real folder.
await cp(path('electron/sandbox'), path('out/sandbox'), {
  recursive: true,
  filter: (source) => !/\.(ts|tsx)$|tsconfig\.json$/.test(source),
});

// The fonts' licence asks that its text goes where the fonts go.
const fonts = {
  'inter.txt': 'node_modules/@fontsource-variable/inter/LICENSE',
  'jetbrains-mono.txt': 'node_modules/@fontsource-variable/jetbrains-mono/LICENSE',
  'pretendard.txt': 'node_modules/pretendard/dist/LICENSE.txt',
};
for (const [name, source] of Object.entries(fonts)) await cp(path(source), path(`out/licenses/${name}`));
