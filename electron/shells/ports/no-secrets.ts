import type { SecretsPort } from '../../core/ports/ports.ts';

/** For a host without a keychain: nothing is kept, so a secret lives as long as its session. */
export const noSecrets: SecretsPort = {
  store: 'none',
  get: async () => null,
  set: async () => undefined,
  delete: async () => undefined,
};
