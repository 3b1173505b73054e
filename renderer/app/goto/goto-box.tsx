import { Command as Palette } from 'cmdk';
import { CornerDownLeft, FolderTree, Layers, Link2 } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { keyText } from '../../ui/kbd.tsx';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { commandsNow } from '../commands.ts';
import { useText } from '../i18n.tsx';
import { useLive, useRead } from '../live.ts';
import { currentRoute, navigate, type Route } from '../route.ts';
import { parseRoute } from '../route-format.ts';
import { closeOverlay } from './goto-state.ts';
import { bestMatches, linkIn } from './match.ts';

const pathsShown = 30;
const znodeMark = 'znode ';

/** Any topic, znode, action or pasted link, by typing a part of its name. */
export function GotoBox() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState('');
  const focus = useReturnFocus();
  const route = currentRoute();
  const cluster = 'cluster' in route ? route.cluster : undefined;

  function go(to: Route) {
    closeOverlay();
    navigate(to);
  }

  /** Tab goes into the znode that is marked, as a shell completes a path. */
  function completePath(event: KeyboardEvent) {
    if (event.key !== 'Tab' || event.shiftKey || !selected.startsWith(znodeMark)) return;
    event.preventDefault();
    setTyped(`${selected.slice(znodeMark.length)}/`);
  }

  return (
    <Radix.Root open onOpenChange={(open) => !open && closeOverlay()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim clear" />
        <Radix.Content className="dialog palette" aria-describedby={undefined} {...focus}>
          <Radix.Title className="vh">{t('app.goto.title')}</Radix.Title>
          <Palette shouldFilter={false} label={t('app.goto.title')} loop value={selected} onValueChange={setSelected}>
            <Palette.Input
              value={typed}
              onValueChange={setTyped}
              onKeyDown={completePath}
              placeholder={t('app.goto.placeholder')}
            />
            <Palette.List label={t('app.goto.found')}>
              <LinkItem typed={typed} onGo={go} />
              {cluster !== undefined && <TopicItems cluster={cluster} typed={typed} onGo={go} />}
              {cluster !== undefined && <PathItems cluster={cluster} typed={typed} onGo={go} onFirst={setSelected} />}
              <ActionItems typed={typed} />
              <Palette.Empty>{t('app.goto.nothing', { typed })}</Palette.Empty>
            </Palette.List>
          </Palette>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function LinkItem({ typed, onGo }: { typed: string; onGo(to: Route): void }) {
  const t = useText();
  const link = linkIn(typed);
  if (!link) return null;
  return (
    <Palette.Item value={`link ${link}`} onSelect={() => onGo(parseRoute(link))}>
      <Link2 aria-hidden="true" />
      <span>{t('app.goto.openLink')}</span>
      <span className="mono m cut">{link}</span>
    </Palette.Item>
  );
}

function TopicItems({ cluster, typed, onGo }: { cluster: string; typed: string; onGo(to: Route): void }) {
  const t = useText();
  const wanted = useDeferredValue(typed);
  const topics = useLive('topics.list', { cluster }).value?.topics;
  const names = useMemo(() => topics?.map((topic) => topic.name) ?? [], [topics]);
  const found = useMemo(
    () => (wanted.trim() === '' || wanted.startsWith('/') ? [] : bestMatches(names, wanted)),
    [names, wanted],
  );
  if (found.length === 0) return null;
  return (
    <Palette.Group heading={t('app.rail.topics')}>
      {found.map((topic) => (
        <Palette.Item
          key={topic}
          value={`topic ${topic}`}
          onSelect={() => onGo({ view: 'topic', cluster, topic, tab: 'messages', query: {} })}
        >
          <Layers aria-hidden="true" />
          <span className="cut">{topic}</span>
        </Palette.Item>
      ))}
    </Palette.Group>
  );
}

function PathItems({
  cluster,
  typed,
  onGo,
  onFirst,
}: {
  cluster: string;
  typed: string;
  onGo(to: Route): void;
  /** Marks an item: the paths come after the list has looked for its first one. */
  onFirst(item: string): void;
}) {
  const t = useText();
  const path = useDeferredValue(typed.trim());
  const asked = path.startsWith('/') ? { cluster, path, limit: pathsShown } : null;
  const { value } = useRead('znodes.complete', asked);
  const first = value?.paths[0];
  useEffect(() => {
    if (first !== undefined) onFirst(znodeMark + first);
  }, [first, onFirst]);
  if (!asked || !value) return null;
  return (
    <Palette.Group heading={t('app.goto.znodes')}>
      {value.paths.map((found) => (
        <Palette.Item
          key={found}
          value={`${znodeMark}${found}`}
          onSelect={() => onGo({ view: 'zookeeper', cluster, path: found })}
        >
          <FolderTree aria-hidden="true" />
          <span className="mono cut">{found}</span>
        </Palette.Item>
      ))}
      {value.more && <div className="m note">{t('app.goto.more')}</div>}
    </Palette.Group>
  );
}

function ActionItems({ typed }: { typed: string }) {
  const t = useText();
  const commands = commandsNow().filter((command) => command.enabled !== false && command.id !== 'app.goto');
  // Some have two keys and therefore two commands with one title.
  const titles = bestMatches([...new Set(commands.map((command) => command.title))], typed);
  const found = titles.flatMap((title) => commands.find((command) => command.title === title) ?? []);
  if (found.length === 0) return null;
  return (
    <Palette.Group heading={t('app.goto.actions')}>
      {found.map((command) => (
        <Palette.Item
          key={command.id}
          value={`action ${command.id}`}
          onSelect={() => {
            closeOverlay();
            // The overlay gives the focus back first; then the action may move it.
            setTimeout(command.run);
          }}
        >
          <CornerDownLeft aria-hidden="true" />
          <span className="cut">{command.title}</span>
          {command.keys && <kbd className="n">{keyText(command.keys)}</kbd>}
        </Palette.Item>
      ))}
    </Palette.Group>
  );
}
