import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { ColumnMenu } from '../../../ui/table/column-menu.tsx';
import { Toolbar } from '../../../ui/toolbar.tsx';
import { FilterBox } from '../filter-box.tsx';
import { type TopicItem, type TopicPart, type TopicTotals, topicParts } from './topic-item.ts';

type TopicsToolbarProps = {
  filter: string;
  onFilter(filter: string): void;
  /** The keyboard goes on to the rows. */
  onLeave(): void;
  part: TopicPart;
  onPart(part: TopicPart): void;
  totals: TopicTotals;
  columns: readonly Column<TopicItem>[];
  hidden: readonly string[];
  onHidden(hidden: readonly string[]): void;
};

/** What of the list is shown: by name, by kind, and which columns. */
export function TopicsToolbar(props: TopicsToolbarProps): ReactNode {
  const t = useText();
  return (
    <Toolbar label={t('topics.toolbar')}>
      <FilterBox
        id="topics.filter"
        label={t('topics.filter')}
        value={props.filter}
        onChange={props.onFilter}
        onLeave={props.onLeave}
      />
      <Segmented
        label={t('topics.parts')}
        value={props.part}
        options={topicParts.map((part) => ({
          value: part,
          label: (
            <>
              {t(`topics.part.${part}`)} <span className="count">{formatCount(props.totals.parts[part])}</span>
            </>
          ),
        }))}
        onChange={props.onPart}
      />
      <span className="sp" />
      <ColumnMenu label={t('topics.columns')} columns={props.columns} hidden={props.hidden} onHidden={props.onHidden} />
    </Toolbar>
  );
}
