import { describe, expect, it } from 'vitest';
import { createProfiles } from '../../../../electron/core/sessions/profiles.ts';
import { createSettings } from '../../../../electron/core/sessions/settings.ts';
import { toAppError } from '../../../../shared/errors.ts';
import { memoryFiles } from '../fake-ports.ts';

const draft = { name: 'dev', environment: 'dev', readOnly: false, brokers: 'b:9092', zookeeper: '' } as const;

describe('profiles', () => {
  it('come back after a restart, with the cluster they led to', async () => {
    const files = memoryFiles();
    const { id } = await createProfiles(files).save(draft);
    await createProfiles(files).opened(id, 'cluster-1', 5);
    expect(await createProfiles(files).get(id)).toEqual({ ...draft, id, clusterId: 'cluster-1', lastOpenedAtMs: 5 });
  });

  it('forget the cluster when the address is changed, and keep it otherwise', async () => {
    const profiles = createProfiles(memoryFiles());
    const { id } = await profiles.save(draft);
    await profiles.opened(id, 'cluster-1', 5);
    expect(await profiles.save({ ...draft, id, name: 'other' })).toMatchObject({
      name: 'other',
      clusterId: 'cluster-1',
    });
    expect(await profiles.save({ ...draft, id, brokers: 'c:9092' })).not.toHaveProperty('clusterId');
  });

  it('are told to who watches', async () => {
    const profiles = createProfiles(memoryFiles());
    const watched = await profiles.observe();
    const { id } = await profiles.save(draft);
    expect(watched.get().map((profile) => profile.id)).toEqual([id]);
    await profiles.delete(id);
    expect(watched.get()).toEqual([]);
  });

  it('are all kept when they are saved at the same time', async () => {
    const profiles = createProfiles(memoryFiles());
    await Promise.all(['a', 'b', 'c'].map((name) => profiles.save({ ...draft, name })));
    expect((await profiles.observe()).get().map((profile) => profile.name)).toEqual(['a', 'b', 'c']);
  });

  it('leave out one broken entry and show the others', async () => {
    const stored = { version: 1, profiles: [{ ...draft, id: 'x' }, { name: '' }, 'what'] };
    const profiles = createProfiles(memoryFiles({ 'profiles.json': JSON.stringify(stored) }));
    expect((await profiles.observe()).get()).toEqual([{ ...draft, id: 'x' }]);
  });

  it.each([
    ['is not JSON', '{'],
    ['is no object', '[]'],
    ['was written by a newer version', '{"version": 2, "profiles": []}'],
  ])('fail with FILE_FAILED and overwrite nothing when the file %s', async (_, text) => {
    const files = memoryFiles({ 'profiles.json': text });
    const saved = await createProfiles(files).save(draft).catch(toAppError);
    expect(saved).toMatchObject({ code: 'FILE_FAILED', subject: 'profiles.json' });
    expect(files.stored.get('profiles.json')).toBe(text);
  });

  it('say that a profile is gone', async () => {
    const profiles = createProfiles(memoryFiles());
    expect(await profiles.get('x').catch(toAppError)).toMatchObject({ code: 'PROFILE_NOT_FOUND' });
    expect(await profiles.save({ ...draft, id: 'x' }).catch(toAppError)).toMatchObject({ code: 'PROFILE_NOT_FOUND' });
  });
});

describe('settings', () => {
  it('merge what is given, views one level deep', async () => {
    const files = memoryFiles();
    const settings = createSettings(files);
    await settings.save({ views: { topics: 1 } });
    await settings.save({ theme: 'dark', views: { messages: 2 } });
    const again = (await createSettings(files).observe()).get();
    expect(again).toEqual({ theme: 'dark', language: 'en', timeZone: 'local', views: { topics: 1, messages: 2 } });
  });

  it('take the default for a value that no longer fits, and keep the others', async () => {
    const files = memoryFiles({ 'settings.json': '{"version": 1, "theme": "purple", "language": "ko"}' });
    expect((await createSettings(files).observe()).get()).toMatchObject({ theme: 'system', language: 'ko' });
  });
});
