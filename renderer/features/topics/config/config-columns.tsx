import type { ReactNode } from 'react';
import type { ConfigEntry } from '../../../../shared/contract/index.ts';
import type { Text } from '../../../app/i18n.tsx';
import type { Column } from '../../../ui/table/column.ts';

type Words = (name: string, value: string) => string | undefined;

/** The columns of a topic's configuration. */
export function configColumns(t: Text, words: Words): readonly Column<ConfigEntry>[] {
  return [
    {
      id: 'name',
      head: t('topics.column.config'),
      width: 296,
      mono: true,
      sort: (entry) => entry.name,
      cell: (entry) => entry.name,
      title: (entry) => entry.name,
      text: (entry) => entry.name,
    },
    {
      id: 'value',
      head: t('topics.column.value'),
      width: 180,
      flex: 1,
      sort: (entry) => entry.value,
      cell: (entry) => (
        <ConfigValue name={entry.name} value={entry.value} hidden={entry.sensitive} t={t} words={words} />
      ),
      title: (entry) => entry.value ?? undefined,
      text: (entry) => entry.value ?? '',
    },
    {
      id: 'source',
      head: t('topics.column.source'),
      width: 150,
      priority: 1,
      sort: (entry) => entry.source,
      cell: (entry) => (
        <span className={entry.source === 'topic' ? 'md' : 'm'}>{t(`topics.source.${entry.source}`)}</span>
      ),
      text: (entry) => entry.source,
    },
    {
      id: 'inherited',
      head: t('topics.column.inherited'),
      headTitle: t('topics.column.inherited.why'),
      width: 170,
      priority: 2,
      cell: (entry) =>
        entry.source === 'topic' && entry.inherited !== null ? (
          <ConfigValue name={entry.name} value={entry.inherited.value} hidden={entry.sensitive} t={t} words={words} />
        ) : (
          <span className="m">{t('topics.config.same')}</span>
        ),
      title: (entry) => entry.inherited?.value ?? undefined,
      text: (entry) => entry.inherited?.value ?? '',
    },
  ];
}

type ConfigValueProps = { name: string; value: string | null; hidden: boolean; t: Text; words: Words };

/** A config's value as the broker has it; what a number means stands behind it. */
export function ConfigValue({ name, value, hidden, t, words }: ConfigValueProps): ReactNode {
  if (hidden) return <span className="m">{t('topics.config.hidden')}</span>;
  if (value === null) return <span className="m">{t('topics.config.notSet')}</span>;
  if (value === '') return <span className="v-empty">{t('topics.config.empty')}</span>;
  const meaning = words(name, value);
  return (
    <>
      <span className="mono">{value}</span>
      {meaning !== undefined && <span className="m topic-meaning">{meaning}</span>}
    </>
  );
}
