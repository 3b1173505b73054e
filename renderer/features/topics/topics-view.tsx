import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useChanges } from '../../app/changes.tsx';
import { useCluster, useReadOnly } from '../../app/cluster.tsx';
import { useCommands } from '../../app/commands.ts';
import { ErrorPanel } from '../../app/error-panel.tsx';
import { useText } from '../../app/i18n.tsx';
import { useLive } from '../../app/live.ts';
import { navigate } from '../../app/route.ts';
import { useViewState } from '../../app/settings.ts';
import { download, type ExportFormat, toCsv, toJson } from '../../ui/table/export.ts';
import { RowMenu } from '../../ui/table/row-menu.tsx';
import type { HeldNote, TableHandle } from '../../ui/table/table-props.ts';
import { VirtualTable } from '../../ui/table/virtual-table.tsx';
import { CreateTopicDialog } from './create/create-topic-dialog.tsx';
import { topicColumns } from './list/topic-columns.tsx';
import { type TopicItem, topicFilter, topicItems, topicTotals } from './list/topic-item.ts';
import { TopicsEmpty } from './list/topics-empty.tsx';
import { TopicsFoot } from './list/topics-foot.tsx';
import { TopicsHead } from './list/topics-head.tsx';
import { TopicsToolbar } from './list/topics-toolbar.tsx';
import { useTopicsScreen } from './topics-screen.ts';
import './topics.css';

const noneHidden: readonly string[] = [];
const nobodySilent: [] = [];

/** The list of topics: live, thousands of rows, filtered as one types. */
export function TopicsView({ cluster }: { cluster: string }): ReactNode {
  const t = useText();
  const { brokers } = useCluster();
  const readOnlyReason = useReadOnly() ? t('topics.readOnly') : undefined;
  const { propose } = useChanges();
  const list = useLive('topics.list', { cluster });
  const [screen, setScreen] = useTopicsScreen(cluster);
  const [hidden, setHidden] = useViewState('topics.hiddenColumns', noneHidden);
  const [creating, setCreating] = useState(false);
  const [held, setHeld] = useState<HeldNote>();
  const table = useRef<TableHandle<TopicItem>>(null);

  const items = useMemo(() => topicItems(list.value), [list.value]);
  const totals = useMemo(() => topicTotals(items), [items]);
  const matches = useMemo(() => topicFilter(screen.part, screen.filter), [screen.part, screen.filter]);
  const shown = useMemo(() => (matches === undefined ? items.length : items.filter(matches).length), [items, matches]);
  const silent = list.value?.silent.length ? list.value.silent : nobodySilent;
  const allColumns = useMemo(
    () => topicColumns({ t, cluster, brokers: brokers.length, silent }),
    [t, cluster, brokers.length, silent],
  );
  const columns = useMemo(() => allColumns.filter((column) => !hidden.includes(column.id)), [allColumns, hidden]);
  const selected = useMemo(() => items.find((item) => nameOf(item) === screen.selected), [items, screen.selected]);

  // Coming back from a topic, the keyboard is where it was.
  const returning = useRef(screen.selected !== undefined);
  useEffect(() => {
    if (returning.current) table.current?.focus();
  }, []);

  function open(item: TopicItem): void {
    navigate({ view: 'topic', cluster, topic: nameOf(item), tab: 'messages', query: {} });
  }
  function removeSelected(): void {
    if (selected !== undefined) propose({ kind: 'topic.delete', name: nameOf(selected) });
  }
  function exportRows(format: ExportFormat): void {
    const rows = table.current?.rows() ?? [];
    if (format === 'json') download('topics.json', 'application/json', toJson(columns, rows));
    else download('topics.csv', 'text/csv', toCsv(columns, rows, { neutralise: format === 'spreadsheet' }));
  }

  const writable = readOnlyReason === undefined;
  useCommands([
    {
      id: 'topics.create',
      title: t('topics.create'),
      keys: 'n',
      group: 'action',
      run: () => setCreating(true),
      enabled: writable,
    },
    { id: 'topics.again', title: t('topics.again'), keys: 'r', group: 'view', run: list.again },
    {
      id: 'topics.delete',
      title: t('topics.delete.named', { name: screen.selected ?? '' }),
      keys: 'delete',
      group: 'action',
      run: removeSelected,
      enabled: selected !== undefined && writable,
    },
  ]);

  return (
    <>
      <TopicsHead
        totals={list.value === undefined ? undefined : totals}
        readOnlyReason={readOnlyReason}
        onExport={exportRows}
        onCreate={() => setCreating(true)}
      />
      <TopicsToolbar
        filter={screen.filter}
        onFilter={(filter) => setScreen({ filter })}
        onLeave={() => table.current?.focus()}
        part={screen.part}
        onPart={(part) => setScreen({ part })}
        totals={totals}
        columns={allColumns}
        hidden={hidden}
        onHidden={setHidden}
      />
      {list.status === 'failed' && list.error !== undefined ? (
        <ErrorPanel error={list.error} onRetry={list.again} />
      ) : (
        <RowMenu
          items={() =>
            selected === undefined
              ? []
              : [
                  { id: 'open', label: t('topics.open'), keys: 'enter', onSelect: () => open(selected) },
                  { line: true },
                  {
                    id: 'delete',
                    label: t('topics.delete'),
                    keys: 'delete',
                    danger: true,
                    disabledReason: readOnlyReason,
                    onSelect: removeSelected,
                  },
                ]
          }
        >
          <VirtualTable
            label={t('topics.title')}
            rows={items}
            columns={columns}
            rowKey={nameOf}
            matches={matches}
            sort={screen.sort}
            onSort={(sort) => setScreen({ sort })}
            selectedKey={screen.selected}
            onSelect={(item) => setScreen({ selected: nameOf(item) })}
            onOpen={open}
            live
            onHeld={setHeld}
            stale={list.status === 'stale'}
            handle={table}
            empty={
              <TopicsEmpty
                waiting={list.value === undefined}
                total={items.length}
                screen={screen}
                onClear={() => setScreen({ filter: '', part: 'all' })}
                onCreate={() => setCreating(true)}
                readOnlyReason={readOnlyReason}
              />
            }
          />
        </RowMenu>
      )}
      <TopicsFoot list={list} shown={shown} total={items.length} held={held} />
      <CreateTopicDialog
        cluster={cluster}
        open={creating}
        existing={items}
        draft={screen.draft}
        onDraft={(draft) => setScreen({ draft })}
        onClose={() => setCreating(false)}
        onCreated={(name) => setScreen({ selected: name })}
      />
    </>
  );
}

function nameOf(item: TopicItem): string {
  return item.row.name;
}
