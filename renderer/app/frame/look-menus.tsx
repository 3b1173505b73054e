import { Monitor, Moon, Sun } from 'lucide-react';
import type { Settings } from '../../../shared/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useText } from '../i18n.tsx';
import { saveSettings, useSettings } from '../settings.ts';

const themes = [
  { theme: 'system', icon: Monitor },
  { theme: 'dark', icon: Moon },
  { theme: 'light', icon: Sun },
] as const;

const languages: readonly { language: Settings['language']; name: string; short: string }[] = [
  { language: 'en', name: 'English', short: 'EN' },
  { language: 'ko', name: '한국어', short: '한' },
];

export function ThemeMenu() {
  const t = useText();
  const chosen = useSettings().theme;
  const icon = themes.find(({ theme }) => theme === chosen)?.icon ?? Monitor;
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={icon} label={t('app.bar.theme')} quietLabel />}
      items={themes.map(({ theme, icon: themeIcon }) => ({
        id: theme,
        icon: themeIcon,
        label: t(`app.theme.${theme}`),
        checked: theme === chosen,
        onSelect: () => saveSettings({ theme }),
      }))}
    />
  );
}

export function LanguageMenu() {
  const t = useText();
  const chosen = useSettings().language;
  const short = languages.find(({ language }) => language === chosen)?.short;
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="quiet">
          {short}
          <span className="vh">{t('app.bar.language')}</span>
        </Button>
      }
      items={languages.map(({ language, name }) => ({
        id: language,
        label: name,
        checked: language === chosen,
        onSelect: () => saveSettings({ language }),
      }))}
    />
  );
}
