import { useEffect } from 'react';
import { useSettings } from './settings.ts';

const light = '(prefers-color-scheme: light)';

/** Puts the chosen theme and language on the document; `system` follows the machine while it is chosen. */
export function useDocumentLook(): void {
  const { theme, language } = useSettings();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    const system = matchMedia(light);
    const apply = () => {
      const chosen = theme === 'system' ? (system.matches ? 'light' : 'dark') : theme;
      document.documentElement.dataset.theme = chosen;
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}
