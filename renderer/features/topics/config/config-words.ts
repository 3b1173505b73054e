import { useLanguage, useText } from '../../../app/i18n.tsx';
import { configWords } from './config-value.ts';

/** What a config's number means, in the window's language: `7 d`, `1.00 GiB`, `no limit`; `undefined` where it says itself. */
export function useConfigWords(): (name: string, value: string) => string | undefined {
  const t = useText();
  const language = useLanguage();
  return (name, value) => {
    const words = configWords(name, value, language);
    return words === 'none' ? t('topics.config.noLimit') : words;
  };
}
