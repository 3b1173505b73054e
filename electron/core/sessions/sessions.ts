import type { ClusterStatus, Profile } from '../../../shared/contract/index.ts';
import { fail, toAppError } from '../../../shared/errors.ts';
import { createObservable, type Observable } from '../live/observable.ts';
import type { Ports } from '../ports/ports.ts';
import type { Doors } from './doors.ts';
import type { Profiles } from './profiles.ts';
import { openSession, type Session } from './session.ts';

/** How long an opening may take before it fails with the reason found so far. */
const openMs = 8_000;

/** Every open cluster of this core: one session for each, however many windows look at it. */
export type Sessions = {
  /** Fails with CLUSTER_NOT_OPEN. */
  get(cluster: string): Session;
  /** Opens the profile, or joins what is open under it. Another profile of the same cluster takes its place. */
  open(profileId: string): Promise<Session>;
  /** Ends the session as soon as no window shows it any more: at once when none does. */
  close(cluster: string): Promise<void>;
  adopt(profile: Profile): void;
  list: Observable<ClusterStatus[]>;
  closeAll(): Promise<void>;
};

/** Makes {@link Sessions} without any. */
export function createSessions(doors: Doors, profiles: Profiles, ports: Ports): Sessions {
  const open = new Map<string, Session>();
  const opening = new Map<string, Promise<Session>>();
  const leaving = new Set<Session>();
  const list = createObservable<ClusterStatus[]>([]);
  const closing = new AbortController();

  function publish() {
    list.set([...open.values()].map((session) => session.status()));
  }

  async function end(session: Session) {
    leaving.delete(session);
    if (open.get(session.cluster) === session) open.delete(session.cluster);
    publish();
    await session.close();
  }

  function onUnused(session: Session) {
    if (leaving.has(session))
      end(session).catch((caught: unknown) => ports.log.warn('session.close.failed', { error: toAppError(caught) }));
  }

  /** A full disk must not keep anybody from looking at a cluster. */
  async function remember({ profileId, cluster }: Session) {
    try {
      await profiles.opened(profileId, cluster, ports.clock.nowMs());
    } catch (caught) {
      ports.log.warn('session.remember.failed', { error: toAppError(caught) });
    }
  }

  async function openNew(profileId: string): Promise<Session> {
    const profile = await profiles.get(profileId);
    const options = { profile, doors, ports, onStatus: publish, onUnused };
    // Its own limit, not the caller's: several windows may wait for the same opening.
    const session = await openSession(options, AbortSignal.any([closing.signal, AbortSignal.timeout(openMs)]));
    if (closing.signal.aborted) {
      await session.close();
      fail('CLOSED');
    }
    const replaced = open.get(session.cluster);
    open.set(session.cluster, session);
    publish();
    await replaced?.close();
    await remember(session);
    return session;
  }

  return {
    get: (cluster) => open.get(cluster) ?? fail('CLUSTER_NOT_OPEN', { subject: cluster }),
    open(profileId) {
      const known = [...open.values()].find((session) => session.profileId === profileId);
      if (known && !known.outdated()) {
        leaving.delete(known);
        return Promise.resolve(known);
      }
      const joined = opening.get(profileId) ?? openNew(profileId).finally(() => opening.delete(profileId));
      opening.set(profileId, joined);
      return joined;
    },
    async close(cluster) {
      const session = open.get(cluster) ?? fail('CLUSTER_NOT_OPEN', { subject: cluster });
      if (session.users() > 0) leaving.add(session);
      else await end(session);
    },
    adopt(profile) {
      for (const session of open.values()) if (session.profileId === profile.id) session.adopt(profile);
    },
    list,
    async closeAll() {
      closing.abort();
      await Promise.allSettled([...opening.values()]);
      await Promise.all([...open.values()].map(end));
    },
  };
}
