import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const most = 1000;

/** As `partition:offset`, by topic. */
const sentRecords = createStore<{ byTopic: Readonly<Record<string, ReadonlySet<string>>> }>(() => ({
  byTopic: {},
}));

/** Remembers a record that was sent. */
export function rememberSent(cluster: string, topic: string, partition: number, offset: bigint): void {
  const name = `${cluster}/${topic}`;
  sentRecords.setState(({ byTopic }) => {
    const known = [...(byTopic[name] ?? [])].slice(1 - most);
    return { byTopic: { ...byTopic, [name]: new Set([...known, `${partition}:${offset}`]) } };
  });
}

const nothingSent: ReadonlySet<string> = new Set();

/** Records of a topic sent from this window, as `partition:offset`: the list marks them. */
export function useSentRecords(cluster: string, topic: string): ReadonlySet<string> {
  return useStore(sentRecords, (all) => all.byTopic[`${cluster}/${topic}`]) ?? nothingSent;
}
