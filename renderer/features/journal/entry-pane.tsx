import { Undo2, X } from 'lucide-react';
import type { JournalEntry } from '../../../shared/contract/index.ts';
import { formatDateTime, formatDuration } from '../../../shared/text/times.ts';
import { BeforeAfter } from '../../app/changes/before-after.tsx';
import { SameByCommand } from '../../app/changes/change-body.tsx';
import { changeTitle } from '../../app/changes/change-words.ts';
import { useChanges } from '../../app/changes.tsx';
import { useCluster } from '../../app/cluster.tsx';
import { EnvironmentChip } from '../../app/environment-chip.tsx';
import { errorText, useLanguage, useText } from '../../app/i18n.tsx';
import { href, type Route } from '../../app/route.ts';
import { useTimeZone } from '../../app/times.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { entryFact } from './entry-fact.ts';
import { canBeUndone } from './entry-facts.ts';
import { EntryState } from './entry-state.tsx';
import { undoWord } from './undo-cell.tsx';

/** One entry in full. */
export function EntryPane({ entry, width, onClose }: { entry: JournalEntry; width: number; onClose(): void }) {
  const t = useText();
  const language = useLanguage();
  const zone = useTimeZone();
  const { cluster, readOnly } = useCluster();
  const { undo } = useChanges();
  const error = entry.error && errorText(t, entry.error);
  const facts = Object.entries(entry.facts).map((fact) => entryFact(t, zone, fact));

  return (
    <aside className="panel journal-pane" style={{ width }} aria-label={changeTitle(t, entry.change)}>
      <div className="sect">
        <h2 className="cut">{changeTitle(t, entry.change)}</h2>
        <EnvironmentChip environment={entry.environment} />
        <span className="sp" />
        <IconButton icon={X} label={t('common.close')} onClick={onClose} quietLabel />
      </div>
      <div className="scroll">
        <div className="pane-part">
          <KeyValue
            items={[
              { name: t('app.journal.when'), value: formatDateTime(entry.atMs, zone) },
              {
                name: t('app.journal.column.on'),
                value: <a href={href(placeOf(cluster, entry))}>{entry.change.subject}</a>,
              },
              { name: t('app.journal.column.result'), value: <EntryState entry={entry} /> },
              ...(entry.finishedAtMs === undefined
                ? []
                : [{ name: t('app.journal.took'), value: formatDuration(entry.finishedAtMs - entry.atMs, language) }]),
              ...facts,
            ]}
          />
          {error && (
            <div className="note-box bad">
              <div>
                <b className="b">{error.what}</b> {error.next}
              </div>
            </div>
          )}
        </div>
        {entry.rows.length > 0 && (
          <div className="pane-part">
            <h3 className="part">{t('app.change.beforeAfter')}</h3>
            <BeforeAfter rows={entry.rows} />
          </div>
        )}
        {entry.commands.length > 0 && (
          <div className="pane-part">
            <SameByCommand commands={entry.commands} />
          </div>
        )}
      </div>
      <div className="pane-foot">
        <span className="m">{canBeUndone(entry) ? t('app.journal.checkedAgain') : undoWord(t, entry)}</span>
        <span className="sp" />
        {canBeUndone(entry) && (
          <Button
            kind="line"
            size="lg"
            icon={Undo2}
            disabledReason={readOnly ? t('app.readOnlyProfile') : undefined}
            onClick={() => undo(entry.id)}
          >
            {t('app.journal.review')}
          </Button>
        )}
      </div>
    </aside>
  );
}

function placeOf(cluster: string, { change }: JournalEntry): Route {
  if (change.kind === 'znode.set') return { view: 'zookeeper', cluster, path: change.subject };
  return { view: 'topic', cluster, topic: change.subject, tab: 'messages', query: {} };
}
