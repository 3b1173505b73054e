import { useCommands } from '../../app/commands.ts';
import { useText } from '../../app/i18n.tsx';

/** The keys of this view; they stand in the go-to box and on the shortcut sheet as well. */
export function useMessageCommands(acts: {
  hasRecord: boolean;
  tailing: boolean;
  paused: boolean;
  focusFilter(): void;
  readAgain(): void;
  pause(paused: boolean): void;
  tail(on: boolean): void;
  step(by: -1 | 1): void;
}): void {
  const t = useText();
  const { hasRecord, tailing, paused } = acts;
  useCommands([
    {
      id: 'filter-records',
      title: t('messages.filter'),
      keys: 'mod+f',
      group: 'action',
      inFields: true,
      run: acts.focusFilter,
    },
    { id: 'filter-records-slash', title: t('messages.filter'), keys: '/', group: 'action', run: acts.focusFilter },
    { id: 'read-again', title: t('messages.readAgain'), keys: 'r', group: 'action', run: acts.readAgain },
    { id: 'tail', title: t('messages.tail.hint'), group: 'action', run: () => acts.tail(!tailing) },
    {
      id: 'pause-tail',
      title: t(paused ? 'messages.resume' : 'messages.pause'),
      keys: 'p',
      group: 'action',
      enabled: tailing,
      run: () => acts.pause(!paused),
    },
    {
      id: 'record-above',
      title: t('messages.detail.newer'),
      keys: 'alt+up',
      group: 'action',
      inFields: true,
      enabled: hasRecord,
      run: () => acts.step(-1),
    },
    {
      id: 'record-below',
      title: t('messages.detail.older'),
      keys: 'alt+down',
      group: 'action',
      inFields: true,
      enabled: hasRecord,
      run: () => acts.step(1),
    },
  ]);
}
