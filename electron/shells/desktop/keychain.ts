import type { SafeStorage } from 'electron';
import { toAppError } from '../../../shared/errors.ts';
import type { FilesPort, LogPort, SecretsPort } from '../../core/ports/ports.ts';
import { noSecrets } from '../ports/no-secrets.ts';

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const fileName = 'secrets.json';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Secrets in `secrets.json`, encrypted by a key that the operating system's keychain keeps. Where there is none (on
 * Linux that includes `basic_text`, a key known to everybody) nothing is kept: secrets last for their session.
 */
export async function openKeychain(
  storage: Storage,
  platform: NodeJS.Platform,
  files: FilesPort,
  log: LogPort,
): Promise<SecretsPort> {
  const plain = platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
  if (plain || !(await storage.isAsyncEncryptionAvailable())) {
    log.warn('desktop.keychain.absent', { platform });
    return noSecrets;
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: each reads the file that the one before has written. */
  function inTurn<T>(work: (entries: Record<string, string>) => Promise<T>): Promise<T> {
    const turn = last.then(async () => work(await readEntries(files)));
    last = turn.catch(() => undefined); // told to whoever asked for that turn
    return turn;
  }

  async function put(entries: Record<string, string>, id: string, secret: string) {
    const encrypted = (await storage.encryptStringAsync(secret)).toString('base64');
    await writeEntries(files, { ...entries, [id]: encrypted });
  }

  return {
    store: 'keychain',
    get: (id) =>
      inTurn(async (entries) => {
        const encrypted = Object.hasOwn(entries, id) ? entries[id] : undefined;
        if (encrypted === undefined) return null;
        try {
          const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(encrypted, 'base64'));
          if (shouldReEncrypt) await put(entries, id, result);
          return result;
        } catch (caught) {
          // The keychain was reset, or the file comes from another machine: the person types the secret again.
          log.warn('desktop.keychain.unreadable', { id, error: toAppError(caught) });
          return null;
        }
      }),
    set: (id, secret) => inTurn((entries) => put(entries, id, secret)),
    delete: (id) =>
      inTurn(async ({ [id]: _gone, ...others }) => {
        await writeEntries(files, others);
      }),
  };
}

async function readEntries(files: FilesPort): Promise<Record<string, string>> {
  const bytes = await files.read(fileName);
  if (bytes === null) return {};
  const found: Record<string, unknown> = JSON.parse(decoder.decode(bytes));
  const texts = Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

function writeEntries(files: FilesPort, entries: Record<string, string>): Promise<void> {
  return files.writeAtomic(fileName, encoder.encode(JSON.stringify(entries)));
}
