import { randomUUID } from 'node:crypto';
import { type Profile, type ProfileDraft, profileDraftSchema } from '../../../shared/contract/index.ts';
import { fail } from '../../../shared/errors.ts';
import type { Observable } from '../live/observable.ts';
import type { FilesPort } from '../ports/ports.ts';
import { createJsonFile, isObject } from './json-file.ts';

/** The clusters a person has named, in `profiles.json`. Holds no secrets. */
export type Profiles = {
  /** Fails with PROFILE_NOT_FOUND. */
  get(id: string): Promise<Profile>;
  /** Makes a new profile, or replaces what was typed in the one with this id (PROFILE_NOT_FOUND when it is gone). */
  save(draft: ProfileDraft & { id?: string | undefined }): Promise<Profile>;
  delete(id: string): Promise<void>;
  /** Remembers which cluster the profile led to. */
  opened(id: string, clusterId: string, atMs: number): Promise<void>;
  /** Every profile, after the first reading; fails with FILE_FAILED when that cannot be done. */
  observe(): Promise<Observable<Profile[]>>;
};

/** Opens the store of profiles; the file is read when it is first asked for. */
export function createProfiles(files: FilesPort): Profiles {
  const file = createJsonFile<Profile[]>({
    files,
    name: 'profiles.json',
    version: 1,
    initial: [],
    parse: (found) => (Array.isArray(found.profiles) ? found.profiles.flatMap(parseProfile) : []),
    format: (profiles) => ({ profiles }),
  });
  return {
    async get(id) {
      return (
        (await file.open()).get().find((profile) => profile.id === id) ?? fail('PROFILE_NOT_FOUND', { subject: id })
      );
    },
    async save({ id, ...draft }) {
      const saved: Profile = { ...draft, id: id ?? randomUUID() };
      await file.update((old) => {
        if (id === undefined) return [...old, saved];
        const known = old.find((profile) => profile.id === id) ?? fail('PROFILE_NOT_FOUND', { subject: draft.name });
        // Another address may be another cluster: what was remembered of the old one does not hold for it.
        const same = known.brokers === draft.brokers && known.zookeeper === draft.zookeeper;
        if (same && known.clusterId !== undefined) saved.clusterId = known.clusterId;
        if (known.lastOpenedAtMs !== undefined) saved.lastOpenedAtMs = known.lastOpenedAtMs;
        return old.map((profile) => (profile.id === id ? saved : profile));
      });
      return saved;
    },
    async delete(id) {
      await file.update((old) => old.filter((profile) => profile.id !== id));
    },
    async opened(id, clusterId, lastOpenedAtMs) {
      await file.update((old) =>
        old.map((profile) => (profile.id === id ? { ...profile, clusterId, lastOpenedAtMs } : profile)),
      );
    },
    observe: file.open,
  };
}

/** A stored profile, or nothing when it does not fit: one broken entry must not hide the others. */
function parseProfile(found: unknown): Profile[] {
  const draft = profileDraftSchema.safeParse(found);
  if (!draft.success || !isObject(found) || typeof found.id !== 'string') return [];
  return [
    {
      ...draft.data,
      id: found.id,
      ...(typeof found.clusterId === 'string' && { clusterId: found.clusterId }),
      ...(typeof found.lastOpenedAtMs === 'number' && { lastOpenedAtMs: found.lastOpenedAtMs }),
    },
  ];
}
