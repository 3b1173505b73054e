import type { AppInfo, appContract } from '../../../shared/contract/index.ts';
import type { Ports } from '../ports/ports.ts';
import type { SettingsStore } from '../sessions/settings.ts';
import { type FeatureHandlers, samples } from './feature.ts';

/** What this app is and what its user chose. */
export function appHandlers(ports: Ports, settings: SettingsStore): FeatureHandlers<typeof appContract> {
  const { version, shell, platform, openAtStart } = ports.host;
  const info: AppInfo = {
    version,
    shell,
    platform,
    secretStore: ports.secrets.store,
    ...(openAtStart && { openAtStart }),
  };
  return {
    'app.info': async () => info,
    async *'app.settings'(_input, signal) {
      yield* samples((await settings.observe()).watch(signal), ports.clock);
    },
    'app.saveSettings': (changes) => settings.save(changes),
  };
}
