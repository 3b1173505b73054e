import { useRef, useState } from 'react';
import type { ProbeReport, Profile, ProfileDraft } from '../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import { call } from '../../app/live.ts';
import { readOnce } from '../../app/read-once.ts';
import { currentRoute, navigate } from '../../app/route.ts';

type Probe =
  | { state: 'none' }
  | { state: 'looking'; sinceMs: number }
  | { state: 'found'; address: string; report: ProbeReport }
  | { state: 'failed'; address: string; error: AppError };

export type Connect = {
  address: string;
  setAddress(address: string): void;
  probe: Probe;
  /** Looks at the address; resolves with what was found, or with nothing when it failed or was cancelled. */
  look(address: string): Promise<ProbeReport | undefined>;
  cancel(): void;
  /** The profile being opened: its id, or `new` for a draft. */
  opening: string | undefined;
  openError: AppError | undefined;
  openProfile(profile: Profile): Promise<void>;
  /** Keeps the draft as a profile and opens it. A profile with the same addresses is taken over instead of doubled. */
  openDraft(draft: ProfileDraft): Promise<void>;
};

/** What the first screen does: look at an address, open a profile. What was typed is never lost. */
export function useConnect(): Connect {
  const [address, setAddress] = useState('');
  const [probe, setProbe] = useState<Probe>({ state: 'none' });
  const [opening, setOpening] = useState<string>();
  const [openError, setOpenError] = useState<AppError>();
  const looking = useRef<AbortController>(undefined);

  async function look(wanted: string): Promise<ProbeReport | undefined> {
    looking.current?.abort();
    const abort = new AbortController();
    looking.current = abort;
    setAddress(wanted);
    setOpenError(undefined);
    setProbe({ state: 'looking', sinceMs: Date.now() });
    try {
      const report = await call('clusters.probe', { address: wanted }, abort.signal);
      if (abort.signal.aborted) return undefined;
      setProbe({ state: 'found', address: wanted, report });
      return report;
    } catch (caught) {
      if (!abort.signal.aborted) setProbe({ state: 'failed', address: wanted, error: toAppError(caught) });
      return undefined;
    }
  }

  function cancel() {
    looking.current?.abort();
    setProbe({ state: 'none' });
  }

  async function open(name: string, profileId: () => Promise<string>) {
    setOpening(name);
    setOpenError(undefined);
    try {
      const status = await call('clusters.open', { profileId: await profileId() });
      // Who has gone elsewhere meanwhile, by a link or with Back, stays there.
      if (currentRoute().view === 'connect') navigate({ view: 'topics', cluster: status.cluster });
    } catch (caught) {
      setOpenError(toAppError(caught));
    } finally {
      setOpening(undefined);
    }
  }

  return {
    address,
    setAddress,
    probe,
    look,
    cancel,
    opening,
    openError,
    openProfile: (profile) => open(profile.id, async () => profile.id),
    openDraft: (draft) => open('new', async () => (await saveDraft(draft)).id),
  };
}

async function saveDraft(draft: ProfileDraft): Promise<Profile> {
  const same = (await readOnce('clusters.profiles', {})).find(
    (profile) => profile.brokers === draft.brokers && profile.zookeeper === draft.zookeeper,
  );
  return call('clusters.saveProfile', same ? { ...draft, id: same.id } : draft);
}
