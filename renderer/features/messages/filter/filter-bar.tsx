import { CircleAlert, CircleHelp } from 'lucide-react';
import { type RefObject, useEffect, useId, useState } from 'react';
import type { TextKey } from '../../../../shared/i18n/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { type Text, useText } from '../../../app/i18n.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { SearchInput } from '../../../ui/input.tsx';
import { Popover } from '../../../ui/popover.tsx';
import type { FilterProblem } from './filter.ts';
import { parseFilter } from './parse-filter.ts';

/** The box over the rows read. Enter applies; what cannot be read is said below, and the text stays. */
export function FilterBar({
  applied,
  shown,
  total,
  onApply,
  box,
}: {
  applied: string;
  shown: number;
  total: number;
  onApply(text: string): void;
  /** Around the input, so that a shortcut can put the focus there. */
  box: RefObject<HTMLElement | null>;
}) {
  const t = useText();
  const problemId = useId();
  const [text, setText] = useState(applied);
  const [problem, setProblem] = useState<FilterProblem>();

  useEffect(() => {
    setText(applied);
    const parsed = parseFilter(applied);
    setProblem('problem' in parsed ? parsed.problem : undefined);
  }, [applied]);

  function apply() {
    const parsed = parseFilter(text);
    if ('problem' in parsed) return setProblem(parsed.problem);
    setProblem(undefined);
    onApply(text.trim());
  }

  function type(next: string) {
    setText(next);
    setProblem(undefined);
    if (next === '' && applied !== '') onApply('');
  }

  return (
    <search className="tools two" ref={box}>
      <SearchInput
        label={t('messages.filter')}
        title={t('messages.filter.apply')}
        className="sp filter-box"
        value={text}
        onChange={type}
        placeholder={t('messages.filter.placeholder')}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
        after={
          applied !== '' && (
            <span className="m2 tn filter-count">
              {t('messages.filter.shown', { shown: formatCount(shown), total: formatCount(total) })}
            </span>
          )
        }
      />
      <SyntaxHelp />
      {problem !== undefined && (
        <p className="filter-problem" id={problemId} role="alert">
          <CircleAlert aria-hidden="true" />
          {problemText(t, problem)}
        </p>
      )}
    </search>
  );
}

function problemText(t: Text, problem: FilterProblem): string {
  return t(`messages.filter.problem.${problem.kind}`, {
    at: formatCount(problem.at + 1),
    detail: problem.detail ?? '',
  });
}

const examples: readonly [string, TextKey][] = [
  ['핸드드립', 'messages.filter.syntax.text'],
  ['"key = 5"', 'messages.filter.syntax.quoted'],
  ['/order-\\d{4}7/i', 'messages.filter.syntax.regex'],
  ['.items[0].price >= 9900 and .status = "PAID"', 'messages.filter.syntax.path'],
  ['.amount != 0.10', 'messages.filter.syntax.order'],
  ['key ~ order-72', 'messages.filter.syntax.key'],
  ['header.trace-id exists', 'messages.filter.syntax.header'],
  ['partition = 3 and offset > 4,000,000', 'messages.filter.syntax.numbers'],
];

function SyntaxHelp() {
  const t = useText();
  return (
    <Popover
      label={t('messages.filter.syntax')}
      align="end"
      width={560}
      trigger={<IconButton icon={CircleHelp} label={t('messages.filter.syntax')} />}
    >
      <dl className="syntax">
        {examples.map(([example, meaning]) => (
          <div key={meaning}>
            <dt className="mono">{example}</dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
