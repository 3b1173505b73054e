import { useCallback } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { blankDraft, type Draft } from './draft.ts';

const drafts = createStore<{ byTopic: Readonly<Record<string, Draft>> }>(() => ({ byTopic: {} }));

/** What was typed for a topic: it outlives the pane, the tab and a look at another topic, as long as the window is there. */
export function useDraft(cluster: string, topic: string): [Draft, (change: Partial<Draft>) => void] {
  const name = `${cluster}/${topic}`;
  const draft = useStore(drafts, (all) => all.byTopic[name]) ?? blankDraft;
  const change = useCallback(
    (next: Partial<Draft>) =>
      drafts.setState(({ byTopic }) => ({
        byTopic: { ...byTopic, [name]: { ...(byTopic[name] ?? blankDraft), ...next } },
      })),
    [name],
  );
  return [draft, change];
}
