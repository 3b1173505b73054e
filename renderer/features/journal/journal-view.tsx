import { ListFilter } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JournalEntry } from '../../../shared/contract/index.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { useCluster } from '../../app/cluster.tsx';
import { ErrorPanel } from '../../app/error-panel.tsx';
import { useText } from '../../app/i18n.tsx';
import { useLive } from '../../app/live.ts';
import { LiveFoot } from '../../app/live-foot.tsx';
import { useViewState } from '../../app/settings.ts';
import { useTimeZone } from '../../app/times.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchInput } from '../../ui/input.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { Split } from '../../ui/splitter.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { groupByDay } from './day-groups.ts';
import { canBeUndone, fitsText, hasFailed } from './entry-facts.ts';
import { EntryPane } from './entry-pane.tsx';
import { EntryTable } from './entry-table.tsx';
import './journal.css';

type Choice = 'all' | 'undoable' | 'failed';

const paneWidth = { first: 408, min: 340, max: 640 };

/** All that this app changed on a cluster, by day: what, before and after, the command, and undo where it can be undone. */
export function JournalView({ cluster }: { cluster: string }) {
  const t = useText();
  const { name } = useCluster();
  const zone = useTimeZone();
  const journal = useLive('changes.journal', { cluster });
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<Choice>('all');
  const [selectedId, setSelectedId] = useState<string>();
  const [width, setWidth] = useViewState('journal.pane', paneWidth.first);

  const entries = journal.value;
  const shown = useMemo(
    () => (entries ?? []).filter((entry) => isChosen(choice, entry) && fitsText(t, entry, text)),
    [entries, choice, text, t],
  );
  const rows = useMemo(() => groupByDay(shown, zone), [shown, zone]);
  const selected = entries?.find((entry) => entry.id === selectedId);
  const counts = {
    all: entries?.length ?? 0,
    undoable: entries?.filter(canBeUndone).length ?? 0,
    failed: entries?.filter(hasFailed).length ?? 0,
  };

  if (journal.status === 'failed' && journal.error) return <ErrorPanel error={journal.error} onRetry={journal.again} />;
  return (
    <>
      <PageHead
        title={t('app.journal.title')}
        facts={
          <>
            <span>
              {t('app.journal.about')} <b>{name}</b>
            </span>
            {entries && <span>{t('app.journal.changes', { count: formatCount(entries.length) })}</span>}
          </>
        }
      />
      <div className="journal">
        <section className="col sp">
          <Toolbar label={t('app.journal.filters')}>
            <SearchInput
              icon={ListFilter}
              label={t('app.journal.filter')}
              placeholder={t('app.journal.filter')}
              className="journal-filter"
              value={text}
              onChange={setText}
            />
            <Segmented
              label={t('app.journal.show')}
              value={choice}
              onChange={setChoice}
              options={(['all', 'undoable', 'failed'] as const).map((value) => ({
                value,
                label: (
                  <>
                    {t(`app.journal.choice.${value}`)} <span className="count">{formatCount(counts[value])}</span>
                  </>
                ),
              }))}
            />
          </Toolbar>
          {entries ? (
            <EntryTable
              rows={rows}
              selectedId={selectedId}
              onSelect={setSelectedId}
              stale={journal.status === 'stale'}
              empty={<NothingHere any={entries.length > 0} />}
            />
          ) : (
            <SkeletonRows label={t('app.foot.waiting')} />
          )}
          <LiveFoot cached={journal}>
            <span>{t('app.journal.kept')}</span>
          </LiveFoot>
        </section>
        {selected && (
          <>
            <Split
              side="right"
              width={width}
              onWidth={setWidth}
              min={paneWidth.min}
              max={paneWidth.max}
              resetTo={paneWidth.first}
              label={t('app.journal.paneWidth')}
            />
            <EntryPane entry={selected} width={width} onClose={() => setSelectedId(undefined)} />
          </>
        )}
      </div>
    </>
  );
}

function isChosen(choice: Choice, entry: JournalEntry): boolean {
  if (choice === 'all') return true;
  return choice === 'undoable' ? canBeUndone(entry) : hasFailed(entry);
}

function NothingHere({ any }: { any: boolean }) {
  const t = useText();
  return any ? (
    <EmptyState title={t('app.journal.noMatch')} reason={t('app.journal.noMatchWhy')} />
  ) : (
    <EmptyState title={t('app.journal.empty')} reason={t('app.journal.emptyWhy')} />
  );
}
