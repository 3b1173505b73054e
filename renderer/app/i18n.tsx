import { useMemo } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { formatText, isTextKey, type Language, type TextKey, type TextParams } from '../../shared/i18n/index.ts';
import { useSettings } from './settings.ts';

export type Text = (key: TextKey, params?: TextParams) => string;

export function useLanguage(): Language {
  return useSettings().language;
}

/** The sentences of the window's language; changes with it, without a reload. */
export function useText(): Text {
  const language = useLanguage();
  return useMemo(() => (key, params) => formatText(language, key, params), [language]);
}

/** An error in words: what happened, and the one thing to do next. */
export function errorText(t: Text, error: AppError): { what: string; next: string } {
  const params = { subject: error.subject ?? '', detail: error.detail ?? '', ...error.params };
  const what = `errors.${error.code}.what`;
  const next = `errors.${error.code}.next`;
  return {
    what: isTextKey(what) ? t(what, params) : [error.code, error.subject, error.detail].filter(Boolean).join(': '),
    next: isTextKey(next) ? t(next, params) : '',
  };
}
