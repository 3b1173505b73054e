import { type Settings, settingsSchema } from '../../../shared/contract/index.ts';
import type { Observable } from '../live/observable.ts';
import type { FilesPort } from '../ports/ports.ts';
import { createJsonFile } from './json-file.ts';

const defaults: Settings = { theme: 'system', language: 'en', timeZone: 'local', views: {} };

/** What a person chose, in `settings.json`; the same for all windows. */
export type SettingsStore = {
  /** Merges what is given; `views` one level deep, so that two windows do not undo each other's views. */
  save(changes: { [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings>;
  /** The settings, after the first reading; fails with FILE_FAILED when that cannot be done. */
  observe(): Promise<Observable<Settings>>;
};

/** Opens the store of settings; the file is read when it is first asked for. */
export function createSettings(files: FilesPort): SettingsStore {
  const file = createJsonFile<Settings>({
    files,
    name: 'settings.json',
    version: 1,
    initial: defaults,
    parse: (found) => {
      const fitting = Object.entries(found).filter(
        ([key, value]) => settingsSchema.partial().safeParse({ [key]: value }).success,
      );
      return settingsSchema.parse({ ...defaults, ...Object.fromEntries(fitting) });
    },
    format: (settings) => settings,
  });
  return {
    save(changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      return file.update((old) => ({ ...old, ...given, views: { ...old.views, ...changes.views } }));
    },
    observe: file.open,
  };
}
