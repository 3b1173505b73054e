import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ValueChip } from '../../../../../renderer/ui/value/value-chip.tsx';
import { ValueViewer } from '../../../../../renderer/ui/value/value-viewer.tsx';
import type { ValueWords } from '../../../../../renderer/ui/value/value-words.ts';

afterEach(cleanup);

const words: ValueWords = {
  exactInt64: 'exact int64',
  digitsKept: 'digits kept',
  items: (count) => `${count} items`,
  notUtf8: 'not UTF-8',
  notJson: (problem) => `not JSON at ${problem.line}:${problem.column}`,
  tooLongForTree: 'too long',
  loadMore: (shown, total) => `Load more (${shown} of ${total})`,
  loading: 'Loading',
};
const text = (value: string) => new TextEncoder().encode(value);
const shadow = () => document.querySelector('.value-code')?.shadowRoot;

describe('the value viewer', () => {
  it('shows hostile text as text, inside a shadow root', async () => {
    const bytes = text('<img src=x onerror=alert(1)>\u202e');
    render(<ValueViewer label="Value" bytes={bytes} totalBytes={bytes.length} mode="text" words={words} />);
    await waitFor(() => expect(shadow()?.textContent).toContain('<img src=x'));
    expect(shadow()?.querySelector('[src], [onerror]')).toBeNull();
    expect(shadow()?.textContent).toContain('⟨U+202E⟩');
  });

  it('offers the rest of a value that is here only in part', async () => {
    const onMore = vi.fn();
    render(
      <ValueViewer label="Value" bytes={text('{"a":')} totalBytes={100} mode="tree" words={words} onMore={onMore} />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Load more (5 of 100)' }));
    expect(onMore).toHaveBeenCalledOnce();
  });

  it('says why it does not show what was asked for', () => {
    const bytes = text('{"a":}');
    render(<ValueViewer label="Value" bytes={bytes} totalBytes={bytes.length} mode="tree" words={words} />);
    expect(screen.getByText('not JSON at 1:6')).toBeTruthy();
  });
});

describe('value chips', () => {
  it('look different for each kind', () => {
    const kinds = ['null', 'empty', 'tombstone', 'failed'] as const;
    const { container } = render(
      kinds.map((kind) => (
        <ValueChip key={kind} kind={kind}>
          {kind}
        </ValueChip>
      )),
    );
    expect(new Set([...container.children].map((chip) => chip.className)).size).toBe(kinds.length);
  });
});
