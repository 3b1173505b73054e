import { readFile } from 'node:fs/promises';

/** This app's version, from the package.json that lies beside `out/` in the source tree and in a package. */
export async function packageVersion(packageJson: URL): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(packageJson, 'utf8'));
  return version;
}
