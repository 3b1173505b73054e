import { useEffect, useRef, useState } from 'react';
import { clientNow, onClient } from '../../../app/client.ts';
import type { Matches } from './record-log.ts';
import { createRecordSession, type ReadQuery, type RecordSession } from './session.ts';

/**
 * The session of a topic for as long as the view is there: reads when the query changes, follows when `tail` is on, and
 * starts anew when the wire was opened again.
 */
export function useRecordSession(
  cluster: string,
  topic: string,
  query: ReadQuery,
  tail: boolean,
  matches: Matches | null,
): RecordSession | undefined {
  const [session, setSession] = useState<RecordSession>();
  const asked = useRef({ query, tail });
  const loaded = useRef<{ session: RecordSession; query: ReadQuery; tail: boolean }>(undefined);
  asked.current = { query, tail };

  useEffect(() => {
    let current: RecordSession | undefined;
    function open() {
      current?.close();
      const client = clientNow();
      current = client && createRecordSession(client, cluster, topic);
      // Asked at once: waiting until the session has gone through a render would cost a frame of every opening.
      if (current) load(current, asked.current.query, asked.current.tail);
      setSession(current);
    }
    function load(fresh: RecordSession, first: ReadQuery, follow: boolean) {
      loaded.current = { session: fresh, query: first, tail: follow };
      fresh.load(first, follow);
    }
    open();
    const leave = onClient(open);
    return () => {
      leave();
      current?.close();
    };
  }, [cluster, topic]);

  useEffect(() => {
    const known = loaded.current;
    if (!session || (known?.session === session && known.query === query && known.tail === tail)) return;
    loaded.current = { session, query, tail };
    session.load(query, tail);
  }, [session, query, tail]);
  useEffect(() => session?.filter(matches), [session, matches]);

  return session;
}
