import { Fragment } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { keyText } from '../../ui/kbd.tsx';
import { type Command, commandsNow } from '../commands.ts';
import { useText } from '../i18n.tsx';
import { closeOverlay } from './goto-state.ts';

const groups = ['go', 'action', 'view'] as const satisfies Command['group'][];

/** Keys of lists and trees, which are part of those and no commands. */
const listKeys = [
  { keys: ['up', 'down', 'j', 'k'], text: 'app.keys.move' },
  { keys: ['enter'], text: 'app.keys.open' },
  { keys: ['left', 'right'], text: 'app.keys.fold' },
  { keys: ['mod+c'], text: 'app.keys.copyRow' },
  { keys: ['c'], text: 'app.keys.copyCell' },
  { keys: ['escape'], text: 'app.keys.escape' },
] as const;

type Line = { title: string; keys: string[] };

/** One line per title: what has two keys is two commands and still one thing. */
function linesOf(commands: readonly Command[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { title, keys } of commands) {
    if (keys === undefined) continue;
    const line = lines.get(title) ?? { title, keys: [] };
    lines.set(title, { title, keys: [...line.keys, keys] });
  }
  return [...lines.values()];
}

/** Every key that works here and now. */
export function ShortcutSheet() {
  const t = useText();
  const commands = commandsNow().filter((command) => command.enabled !== false);
  return (
    <Dialog open onClose={closeOverlay} title={t('app.keys.title')} width={640}>
      <div className="key-sheet">
        {groups.map((group) => (
          <KeySection
            key={group}
            title={t(`app.keys.${group}`)}
            lines={linesOf(commands.filter((command) => command.group === group))}
          />
        ))}
        <KeySection
          title={t('app.keys.lists')}
          lines={listKeys.map(({ keys, text }) => ({ title: t(text), keys: [...keys] }))}
        />
      </div>
    </Dialog>
  );
}

function KeySection({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="part">{title}</h3>
      <dl>
        {lines.map((line) => (
          <Fragment key={line.title}>
            <dt>{line.title}</dt>
            <dd>
              {line.keys.map((keys) => (
                <kbd key={keys}>{keyText(keys)}</kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
