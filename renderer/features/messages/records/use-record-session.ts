import { useEffect, useState } from 'react';
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

  useEffect(() => {
    let current: RecordSession | undefined;
    function open() {
      current?.close();
      const client = clientNow();
      current = client && createRecordSession(client, cluster, topic);
      setSession(current);
    }
    open();
    const leave = onClient(open);
    return () => {
      leave();
      current?.close();
    };
  }, [cluster, topic]);

  useEffect(() => session?.load(query, tail), [session, query, tail]);
  useEffect(() => session?.filter(matches), [session, matches]);

  return session;
}
