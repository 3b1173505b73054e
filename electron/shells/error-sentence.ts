import type { AppError } from '../../shared/errors.ts';
import { formatText, isTextKey, type Language } from '../../shared/i18n/index.ts';

/** The language of the person at this terminal, by the locale variables in POSIX's order. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('ko') ? 'ko' : 'en';
}

/** What happened and what to do next, for the terminal. */
export function errorSentence(error: AppError, language: Language = terminalLanguage(process.env)): string {
  const params = { subject: error.subject ?? '', detail: error.detail ?? '', ...error.params };
  const parts = [`errors.${error.code}.what`, `errors.${error.code}.next`].map((key) =>
    isTextKey(key) ? formatText(language, key, params) : '',
  );
  return parts.filter(Boolean).join(' ') || [error.code, error.subject, error.detail].filter(Boolean).join(': ');
}
