import { create } from 'zustand';
import type { Sort } from '../../ui/table/column.ts';
import { emptyDraft, type TopicDraft } from './create/topic-draft.ts';
import type { TopicPart } from './list/topic-item.ts';

/** What the list looks like to the person now; kept while they are on another page, forgotten with the window. */
export type TopicsScreen = {
  filter: string;
  part: TopicPart;
  sort: Sort;
  selected: string | undefined;
  /** The topic being written down: closing the form loses nothing. */
  draft: TopicDraft;
};

const initial: TopicsScreen = {
  filter: '',
  part: 'all',
  sort: { column: 'name', direction: 'ascending' },
  selected: undefined,
  draft: emptyDraft,
};

const screens = create<{ byCluster: Readonly<Record<string, TopicsScreen>> }>(() => ({ byCluster: {} }));

/** The list's screen state of one cluster, and the way to change parts of it. */
export function useTopicsScreen(cluster: string): [TopicsScreen, (change: Partial<TopicsScreen>) => void] {
  const screen = screens((state) => state.byCluster[cluster] ?? initial);
  return [screen, (change) => setScreen(cluster, change)];
}

function setScreen(cluster: string, change: Partial<TopicsScreen>): void {
  screens.setState(({ byCluster }) => ({
    byCluster: { ...byCluster, [cluster]: { ...(byCluster[cluster] ?? initial), ...change } },
  }));
}
