import { useEffect, useState } from 'react';
import { TextInput } from '../../../ui/input.tsx';

/** A field whose value counts when it is left or Enter is pressed. What cannot be read stays, marked as wrong. */
export function AppliedInput({
  label,
  value,
  width,
  wrong,
  onApply,
}: {
  label: string;
  value: string;
  width: number;
  /** Said when `onApply` refuses. */
  wrong?: string;
  /** false: it could not be read. */
  onApply(text: string): boolean;
}) {
  const [text, setText] = useState(value);
  const [isWrong, setWrong] = useState(false);

  useEffect(() => {
    setText(value);
    setWrong(false);
  }, [value]);

  function apply() {
    setWrong(text !== value && !onApply(text));
  }

  return (
    <span style={{ width }} className="applied">
      <TextInput
        label={label}
        title={isWrong && wrong !== undefined ? wrong : label}
        size="sm"
        className="num"
        value={text}
        onChange={setText}
        aria-invalid={isWrong || undefined}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
          if (event.key !== 'Escape' || text === value) return;
          event.stopPropagation();
          setText(value);
          setWrong(false);
        }}
      />
    </span>
  );
}
