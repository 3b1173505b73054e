import type { ReactNode } from 'react';

/** How much of the end always stays: enough to tell one id from the next. */
const keptAtEnd = 8;

/** A long id on one line: where there is no room it is cut in the middle. Copying takes the whole text. */
export function CutMiddle({ text }: { text: string }): ReactNode {
  if (text.length <= keptAtEnd * 2) return text;
  const cut = endPlace(text);
  return (
    <span className="cut-middle">
      <span>{text.slice(0, cut)}</span>
      <span>{text.slice(cut)}</span>
    </span>
  );
}

/** Not between the two halves of a surrogate pair. */
function endPlace(text: string): number {
  const place = text.length - keptAtEnd;
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place + 1 : place;
}
