import { Eye, EyeOff } from 'lucide-react';
import type { SecretPlace } from '../../../shared/domain/znode-secrets.ts';
import { useText } from '../../app/i18n.tsx';
import { Button } from '../../ui/button.tsx';

/** The masked values of a znode, each shown and hidden by its own click. */
export function SecretValues({
  places,
  revealed,
  onChange,
}: {
  places: readonly SecretPlace[];
  revealed: ReadonlySet<number>;
  onChange(revealed: ReadonlySet<number>): void;
}) {
  const t = useText();
  return (
    <ul className="znode-secrets">
      {places.map((place, index) => {
        const shown = revealed.has(index);
        return (
          <li key={place.start} className="row">
            <span className="mono">{place.key}</span>
            <Button
              kind="line"
              icon={shown ? EyeOff : Eye}
              onClick={() =>
                onChange(new Set(shown ? [...revealed].filter((other) => other !== index) : [...revealed, index]))
              }
            >
              {shown ? t('znodes.secret.hide') : t('znodes.secret.reveal')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
