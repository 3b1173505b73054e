import { ArrowRight } from 'lucide-react';
import type { PlanRow } from '../../../shared/contract/index.ts';
import { useText } from '../i18n.tsx';
import { rowName, rowValue } from './change-words.ts';

/** What is and what will be, one line per thing. What differs from an `earlier` reading is marked for a moment. */
export function BeforeAfter({ rows, earlier }: { rows: readonly PlanRow[]; earlier?: readonly PlanRow[] | undefined }) {
  const t = useText();
  return (
    <table className="before-after">
      <colgroup>
        <col className="what" />
        <col />
        <col className="arrow" />
        <col />
      </colgroup>
      <thead className="vh">
        <tr>
          <th>{t('app.change.what')}</th>
          <th>{t('app.change.before')}</th>
          <td />
          <th>{t('app.change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const old = earlier?.find((candidate) => rowName(t, candidate) === rowName(t, row));
          const moved = earlier !== undefined && (old?.before !== row.before || old.after !== row.after);
          return (
            <tr key={`${row.what} ${JSON.stringify(row.params)}`} className={moved ? 'flash' : undefined}>
              <td>{rowName(t, row)}</td>
              <td className={row.before === null ? 'm' : 'm2'}>{rowValue(t, row.before)}</td>
              <td className="m">
                <ArrowRight aria-label="→" />
              </td>
              <td className={row.after === null ? 'm' : 'b'}>{rowValue(t, row.after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
