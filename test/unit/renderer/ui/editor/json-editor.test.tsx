import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { JsonEditor } from '../../../../../renderer/ui/editor/json-editor.tsx';
import { checkJson } from '../../../../../shared/text/json-tokens.ts';

afterEach(cleanup);

const content = () => document.querySelector('.code-host')?.shadowRoot?.querySelector<HTMLElement>('.cm-content');

function press(key: string, init: KeyboardEventInit = {}): void {
  content()?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

describe('the JSON editor', () => {
  it('shows the text before its code is loaded and after, with the problem underlined', async () => {
    const value = '{"a": x}';
    const { container } = render(
      <JsonEditor label="Value" value={value} onChange={() => undefined} language="json" problem={checkJson(value)} />,
    );
    expect(container.textContent).toContain(value);
    await waitFor(() => expect(content()?.textContent).toBe(value));
    expect(content()?.getAttribute('aria-label')).toBe('Value');
    await waitFor(() => expect(content()?.querySelector('.problem')?.textContent).toBe('x'));
  });

  it('takes a text that comes from outside', async () => {
    const onChange = vi.fn();
    const { rerender } = render(<JsonEditor label="Value" value="{}" onChange={onChange} language="json" />);
    await waitFor(() => expect(content()?.textContent).toBe('{}'));
    rerender(<JsonEditor label="Value" value="[1]" onChange={onChange} language="json" />);
    await waitFor(() => expect(content()?.textContent).toBe('[1]'));
    expect(onChange).not.toHaveBeenCalled();
  });

  it('keeps single keys for typing and lets the keys of the form through', async () => {
    render(<JsonEditor label="Value" value="{}" onChange={() => undefined} language="json" />);
    await waitFor(() => expect(content()?.textContent).toBe('{}'));
    const seen: string[] = [];
    const listen = (event: KeyboardEvent) => seen.push(event.key);
    addEventListener('keydown', listen);
    press('p');
    press('Enter', { ctrlKey: true });
    press('Escape');
    removeEventListener('keydown', listen);
    expect(seen).toEqual(['Enter', 'Escape']);
  });
});
