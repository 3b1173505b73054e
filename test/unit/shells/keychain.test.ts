import { beforeEach, describe, expect, it } from 'vitest';
import type { FilesPort } from '../../../electron/core/ports/ports.ts';
import { openKeychain } from '../../../electron/shells/desktop/keychain.ts';

const silent = { info() {}, warn() {}, error() {} };

describe('the keychain', () => {
  let stored: Map<string, Uint8Array>;
  let files: FilesPort;
  let rotated: boolean;
  let encryptions: number;
  const available = {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    encryptStringAsync: async (text: string) => {
      encryptions += 1;
      return Buffer.from([...text].reverse().join(''));
    },
    decryptStringAsync: async (bytes: Buffer) => {
      if (bytes.toString() === 'broken') throw new Error('cannot decrypt');
      return { result: [...bytes.toString()].reverse().join(''), shouldReEncrypt: rotated };
    },
  };
  const open = (storage: Parameters<typeof openKeychain>[0] = available, platform: NodeJS.Platform = 'linux') =>
    openKeychain(storage, platform, files, silent);
  const fileText = () => new TextDecoder().decode(stored.get('secrets.json'));

  beforeEach(() => {
    stored = new Map();
    rotated = false;
    encryptions = 0;
    files = {
      read: async (name) => stored.get(name) ?? null,
      writeAtomic: async (name, bytes) => void stored.set(name, bytes),
      append: async () => undefined,
    };
  });

  it('keeps secrets encrypted, and forgets them', async () => {
    const keychain = await open();
    expect(keychain.store).toBe('keychain');
    await keychain.set('profile-1', 'hunter2');
    expect(fileText()).not.toContain('hunter2');
    expect(await (await open()).get('profile-1')).toBe('hunter2');
    await keychain.delete('profile-1');
    expect(await keychain.get('profile-1')).toBeNull();
  });

  it('loses nothing when several are kept at once', async () => {
    const keychain = await open();
    await Promise.all(['a', 'b', 'c'].map((id) => keychain.set(id, `secret of ${id}`)));
    expect(await Promise.all(['a', 'b', 'c'].map((id) => keychain.get(id)))).toEqual([
      'secret of a',
      'secret of b',
      'secret of c',
    ]);
  });

  it('encrypts again when the key has changed', async () => {
    const keychain = await open();
    await keychain.set('a', 'x');
    rotated = true;
    expect(await keychain.get('a')).toBe('x');
    expect(encryptions).toBe(2);
  });

  it('answers null for what cannot be read any more, and for names of JavaScript', async () => {
    stored.set(
      'secrets.json',
      new TextEncoder().encode(JSON.stringify({ a: Buffer.from('broken').toString('base64') })),
    );
    const keychain = await open();
    expect(await keychain.get('a')).toBeNull();
    expect(await keychain.get('__proto__')).toBeNull();
    expect(await keychain.get('constructor')).toBeNull();
  });

  it.each(['basic_text', 'unknown'] as const)('keeps nothing on Linux with %s', async (backend) => {
    const keychain = await open({ ...available, getSelectedStorageBackend: () => backend });
    await keychain.set('a', 'x');
    expect([keychain.store, await keychain.get('a'), stored.size]).toEqual(['none', null, 0]);
  });

  it('keeps nothing where the system has no keychain', async () => {
    const keychain = await open({ ...available, isAsyncEncryptionAvailable: async () => false }, 'win32');
    expect(keychain.store).toBe('none');
  });
});
