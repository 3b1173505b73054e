import { formatAge } from '../../../shared/text/times.ts';
import { useLanguage, useText } from '../../app/i18n.tsx';
import { useNow } from '../../app/times.ts';

/** `v42, 3 s ago`, counting on by itself. */
export function ChangeMark({ version, atMs }: { version: number | undefined; atMs: number }) {
  const t = useText();
  const age = formatAge(useNow() - atMs, useLanguage());
  return (
    <span className="info">
      {version === undefined ? t('znodes.tree.new', { age }) : t('znodes.tree.changed', { version, age })}
    </span>
  );
}
