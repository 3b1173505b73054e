import { useMemo } from 'react';
import { formatCount } from '../../shared/text/numbers.ts';
import { formatBytes } from '../../shared/text/sizes.ts';
import type { ValueWords } from '../ui/value/value-words.ts';
import { useText } from './i18n.tsx';

/** What a value viewer says, in the language of the window. */
export function useValueWords(): ValueWords {
  const t = useText();
  return useMemo(
    () => ({
      exactInt64: t('messages.viewer.exactInt64'),
      digitsKept: t('messages.viewer.digitsKept'),
      items: (count) => t('messages.viewer.items', { count: formatCount(count) }),
      notUtf8: t('messages.viewer.notUtf8'),
      notJson: (problem) =>
        t('messages.viewer.notJson', { line: formatCount(problem.line), column: formatCount(problem.column) }),
      tooLongForTree: t('messages.viewer.tooLongForTree'),
      loadMore: (shown, total) =>
        t('messages.viewer.loadMore', { shown: formatBytes(shown), total: formatBytes(total) }),
      loading: t('messages.viewer.loading'),
    }),
    [t],
  );
}
