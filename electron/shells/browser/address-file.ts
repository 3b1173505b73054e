import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { failure } from '../../../shared/errors.ts';

/**
 * Puts an unused one-time address, with a line end, into a file that only this person can read; replaced as a whole,
 * so that a script never reads half of one. Fails with FILE_FAILED (subject: the path).
 */
export async function writeAddressFile(path: string, address: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(temporary, `${address}\n`, { mode: 0o600, flag: 'wx' });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw failure(
      'FILE_FAILED',
      { subject: path, detail: cause instanceof Error ? cause.message : String(cause) },
      cause,
    );
  }
}
