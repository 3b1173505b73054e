import { type RefObject, useId } from 'react';
import { TextInput } from '../../ui/input.tsx';
import { useText } from '../i18n.tsx';

/** How many letters are still missing; what is typed wrong counts as missing too. */
export function lettersToGo(typed: string, name: string): number {
  let same = 0;
  while (same < typed.length && same < name.length && typed[same] === name[same]) same += 1;
  return name.length - same + (typed.length - same);
}

/** The name of what would be lost, typed by hand. */
export function ConfirmName({
  name,
  destructive,
  typed,
  onTyped,
  onEnter,
  input,
}: {
  name: string;
  destructive: boolean;
  typed: string;
  onTyped(typed: string): void;
  onEnter(): void;
  input: RefObject<HTMLInputElement | null>;
}) {
  const t = useText();
  const id = useId();
  const missing = lettersToGo(typed, name);
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(destructive ? 'app.change.typeToConfirmLoss' : 'app.change.typeToConfirm')}{' '}
        <b className="mono confirm-name">{name}</b>
      </label>
      <div className="row">
        <TextInput
          ref={input}
          id={id}
          className="confirm-input"
          mono
          value={typed}
          onChange={onTyped}
          onKeyDown={(event) => event.key === 'Enter' && onEnter()}
        />
        <span className="hint" role="status">
          {missing > 0 ? t('app.change.lettersToGo', { count: missing }) : t('app.change.nameFits')}
        </span>
      </div>
    </div>
  );
}
