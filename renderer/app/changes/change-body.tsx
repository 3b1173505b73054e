import { ArrowRight, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Plan, PlanCommand, PlanNote } from '../../../shared/contract/index.ts';
import { CommandBlock } from '../../ui/command-block.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useText } from '../i18n.tsx';
import { BeforeAfter } from './before-after.tsx';
import { affectedText, commandNote, warningText } from './change-words.ts';

const icons = { bad: CircleAlert, warn: TriangleAlert, info: Info } as const;
const order = { bad: 0, warn: 1, info: 2 } as const;

/** What a plan says: before and after, who is affected, warnings from red to info, the same by command. Empty parts are left out. */
export function ChangeBody({ plan, earlier }: { plan: Plan; earlier: Plan | undefined }) {
  const t = useText();
  return (
    <>
      {plan.rows.length > 0 && (
        <section>
          <h3 className="part">{t('app.change.beforeAfter')}</h3>
          <BeforeAfter rows={plan.rows} earlier={earlier?.rows} />
        </section>
      )}
      {plan.affected.length > 0 && (
        <section>
          <h3 className="part">{t('app.change.affected')}</h3>
          <Affected notes={plan.affected} />
        </section>
      )}
      {plan.warnings.length > 0 && <Warnings notes={plan.warnings} />}
      {plan.commands.length > 0 && <SameByCommand commands={plan.commands} />}
    </>
  );
}

function Affected({ notes }: { notes: readonly PlanNote[] }) {
  const t = useText();
  return (
    <ul className="affected">
      {notes.map((note) => (
        <li key={note.code} className={note.level === 'info' ? undefined : note.level}>
          <ArrowRight aria-hidden="true" />
          <span>{affectedText(t, note)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a plan warns of, the worst first. */
export function Warnings({ notes }: { notes: readonly PlanNote[] }) {
  const t = useText();
  return (
    <ul className="warnings">
      {notes
        .toSorted((a, b) => order[a.level] - order[b.level])
        .map((note) => {
          const Icon = icons[note.level];
          return (
            <li key={note.code} className={note.level}>
              <Icon aria-hidden="true" className={note.level} />
              <span>{warningText(t, note)}</span>
            </li>
          );
        })}
    </ul>
  );
}

/** The commands that do the same, one tool at a time. */
export function SameByCommand({ commands }: { commands: readonly PlanCommand[] }) {
  const t = useText();
  const [tool, setTool] = useState<PlanCommand['tool']>();
  const shown = commands.find((command) => command.tool === tool) ?? commands[0];
  if (!shown) return null;
  return (
    <section>
      <div className="row part-row">
        <h3 className="part">{t('app.change.sameByCommand')}</h3>
        <span className="sp" />
        {commands.length > 1 && (
          <Segmented
            label={t('app.change.tool')}
            value={shown.tool}
            options={commands.map((command) => ({ value: command.tool, label: command.tool }))}
            onChange={setTool}
          />
        )}
      </div>
      <CommandBlock
        text={shown.text}
        copyLabel={t('app.change.copyCommand')}
        note={shown.noteCode && commandNote(t, shown.noteCode)}
      />
    </section>
  );
}
