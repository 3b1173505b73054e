import { z } from 'zod';
import { change, read, watchLatest } from './procedure.ts';

export type AppInfo = {
  version: string;
  shell: 'desktop' | 'browser';
  platform: string;
  /** Set when the address to open was given on the command line. `name`: for the profile that is made of it. */
  openAtStart?: { address: string; readOnly: boolean; name?: string };
  /** Whether secrets can be kept, and where. The browser shell never writes any. */
  secretStore: 'keychain' | 'none';
};

export const settingsSchema = z.object({
  theme: z.enum(['system', 'dark', 'light']),
  language: z.enum(['en', 'ko']),
  /** Times on screen: the zone of this machine, or UTC. */
  timeZone: z.enum(['local', 'utc']),
  /** Splitter positions, column choices and the like, by view name. */
  views: z.record(z.string(), z.unknown()),
});

/** What the person chose; kept in the data folder, pushed to every window. */
export type Settings = z.infer<typeof settingsSchema>;

export const appContract = {
  'app.info': read<AppInfo>()(z.object({})),
  'app.settings': watchLatest<Settings>()(z.object({})),
  /** Merges the given members; `views` is merged one level deep. */
  'app.saveSettings': change<Settings>()(settingsSchema.partial()),
};
