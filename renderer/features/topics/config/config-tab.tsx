import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ConfigEntry } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useCommands } from '../../../app/commands.ts';
import { ErrorPanel } from '../../../app/error-panel.tsx';
import { useText } from '../../../app/i18n.tsx';
import { useRead } from '../../../app/live.ts';
import { LiveFoot } from '../../../app/live-foot.tsx';
import { useViewState } from '../../../app/settings.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { Split } from '../../../ui/splitter.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { Sort } from '../../../ui/table/column.ts';
import type { TableHandle } from '../../../ui/table/table-props.ts';
import { VirtualTable } from '../../../ui/table/virtual-table.tsx';
import { Toolbar } from '../../../ui/toolbar.tsx';
import { FilterBox } from '../filter-box.tsx';
import { configColumns } from './config-columns.tsx';
import { ConfigDetail } from './config-detail.tsx';
import { useConfigWords } from './config-words.ts';

const nothing: readonly ConfigEntry[] = [];
const detailWidth = { usual: 408, least: 280, most: 640 };

/** A topic's configuration: what holds, where it comes from, what it would be otherwise, and what it means. */
export function ConfigTab({ cluster, topic }: { cluster: string; topic: string }): ReactNode {
  const t = useText();
  const words = useConfigWords();
  const config = useRead('topics.config', { cluster, topic });
  const [filter, setFilter] = useState('');
  const [overridden, setOverridden] = useState(false);
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const [selectedName, setSelectedName] = useState<string>();
  const [width, setWidth] = useViewState('topics.configDetailWidth', detailWidth.usual);
  const table = useRef<TableHandle<ConfigEntry>>(null);

  const entries = config.value ?? nothing;
  const matches = useMemo(() => configFilter(filter, overridden), [filter, overridden]);
  const shown = useMemo(() => entries.filter(matches).length, [entries, matches]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `words` changes with the language, as `t` does
  const columns = useMemo(() => configColumns(t, words), [t]);
  const selected = entries.find((entry) => entry.name === selectedName);

  useCommands([{ id: 'topic.config.again', title: t('topics.again'), keys: 'r', group: 'view', run: config.again }]);

  if (config.status === 'failed' && config.error !== undefined) {
    return <ErrorPanel error={config.error} onRetry={config.again} now={t('topics.config.stillWorks')} />;
  }
  return (
    <>
      <Toolbar label={t('topics.config.toolbar')}>
        <FilterBox
          id="topic.config.filter"
          label={t('topics.config.filter')}
          value={filter}
          onChange={setFilter}
          onLeave={() => table.current?.focus()}
        />
        <Switch checked={overridden} onChange={setOverridden}>
          {t('topics.config.overridden')}
        </Switch>
      </Toolbar>
      <div className="topic-panes">
        <VirtualTable
          label={t('topics.tab.config')}
          rows={entries}
          columns={columns}
          rowKey={nameOf}
          matches={matches}
          sort={sort}
          onSort={setSort}
          selectedKey={selectedName}
          onSelect={(entry) => setSelectedName(entry.name)}
          stale={config.status === 'stale'}
          handle={table}
          empty={
            config.value === undefined ? (
              <SkeletonRows rows={10} label={t('topics.reading')} />
            ) : (
              <EmptyState
                title={overridden && filter === '' ? t('topics.config.noneOverridden') : t('topics.config.noMatch')}
                reason={t('topics.config.noMatch.reason', { count: formatCount(entries.length) })}
              />
            )
          }
        />
        <Split
          side="right"
          width={width}
          onWidth={setWidth}
          min={detailWidth.least}
          max={detailWidth.most}
          resetTo={detailWidth.usual}
          label={t('topics.config.split')}
        />
        <ConfigDetail entry={selected} width={width} />
      </div>
      <LiveFoot cached={config}>
        <span>{t('topics.config.foot', { shown: formatCount(shown), count: formatCount(entries.length) })}</span>
      </LiveFoot>
    </>
  );
}

function nameOf(entry: ConfigEntry): string {
  return entry.name;
}

function configFilter(text: string, overridden: boolean): (entry: ConfigEntry) => boolean {
  const wanted = text.trim().toLowerCase();
  return (entry) =>
    (!overridden || entry.source === 'topic') &&
    (entry.name.includes(wanted) || (entry.value ?? '').toLowerCase().includes(wanted));
}
