import type { Settings } from '../../shared/contract/index.ts';
import { type Command, useCommands } from './commands.ts';
import { openGoto, openShortcuts } from './goto/goto-state.ts';
import { useText } from './i18n.tsx';
import { focusNextPane } from './next-pane.ts';
import { navigate, useRoute } from './route.ts';
import { saveSettings, useSettings } from './settings.ts';

/** What can be done everywhere in the window. */
export function useWindowCommands(): void {
  const t = useText();
  const route = useRoute();
  const { theme, language, timeZone } = useSettings();
  const cluster = 'cluster' in route ? route.cluster : undefined;

  const setting = (id: string, title: string, change: Partial<Settings>): Command => ({
    id,
    title,
    group: 'view',
    run: () => saveSettings(change),
  });

  const places: Command[] =
    cluster === undefined
      ? []
      : [
          {
            id: 'app.topics',
            title: t('app.command.topics'),
            group: 'go',
            run: () => navigate({ view: 'topics', cluster }),
          },
          {
            id: 'app.zookeeper',
            title: t('app.command.zookeeper'),
            group: 'go',
            run: () => navigate({ view: 'zookeeper', cluster, path: '/' }),
          },
          {
            id: 'app.journal',
            title: t('app.command.journal'),
            group: 'go',
            run: () => navigate({ view: 'journal', cluster }),
          },
        ];

  useCommands([
    { id: 'app.goto', title: t('app.goto.title'), keys: 'mod+k', group: 'go', inFields: true, run: openGoto },
    ...places,
    { id: 'app.connect', title: t('app.command.connect'), group: 'go', run: () => navigate({ view: 'connect' }) },
    { id: 'app.back', title: t('app.bar.back'), keys: 'alt+left', group: 'go', run: () => history.back() },
    { id: 'app.forward', title: t('app.bar.forward'), keys: 'alt+right', group: 'go', run: () => history.forward() },
    {
      id: 'app.nextPane',
      title: t('app.command.nextPane'),
      keys: 'f6',
      group: 'go',
      inFields: true,
      run: focusNextPane,
    },
    { id: 'app.shortcuts', title: t('app.keys.title'), keys: '?', group: 'view', run: openShortcuts },
    // As the system, either may be what is shown: both are offered.
    ...(theme === 'light' ? [] : [setting('app.theme.light', t('app.command.light'), { theme: 'light' })]),
    ...(theme === 'dark' ? [] : [setting('app.theme.dark', t('app.command.dark'), { theme: 'dark' })]),
    language === 'en'
      ? setting('app.language', '한국어로 바꾸기', { language: 'ko' })
      : setting('app.language', 'Switch to English', { language: 'en' }),
    timeZone === 'utc'
      ? setting('app.zone', t('app.command.zoneLocal'), { timeZone: 'local' })
      : setting('app.zone', t('app.command.zoneUtc'), { timeZone: 'utc' }),
  ]);
}
