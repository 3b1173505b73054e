import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FilterBar } from '../../../../../renderer/features/messages/filter/filter-bar.tsx';

afterEach(cleanup);

function show(applied = '') {
  const onApply = vi.fn();
  const view = (text: string) => (
    <FilterBar applied={text} shown={8} total={500} onApply={onApply} box={createRef<HTMLElement>()} />
  );
  const { rerender } = render(view(applied));
  return { onApply, apply: (text: string) => rerender(view(text)), box: screen.getByRole('searchbox') };
}

describe('the filter box', () => {
  it('applies on Enter, not while typing', async () => {
    const { onApply, box } = show();
    await userEvent.type(box, '.status = "PAID"');
    expect(onApply).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onApply).toHaveBeenCalledExactlyOnceWith('.status = "PAID"');
  });

  it('says what is wrong below the box and keeps the text', async () => {
    const { onApply, box } = show();
    await userEvent.type(box, '.status ={Enter}');
    expect(onApply).not.toHaveBeenCalled();
    expect(box).toHaveProperty('value', '.status =');
    expect(screen.getByRole('alert').textContent).toContain('character 10');
    expect(box.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
    await userEvent.type(box, ' PAID');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is cleared by Escape, and the list with it', async () => {
    const { onApply, box } = show('PAID');
    expect(screen.getByText('8 of 500 shown')).toBeTruthy();
    await userEvent.click(box);
    await userEvent.keyboard('{Escape}');
    expect(box).toHaveProperty('value', '');
    expect(onApply).toHaveBeenCalledExactlyOnceWith('');
  });

  it('follows the address, and says so when an address cannot be read', () => {
    const { apply, box } = show();
    apply('/(/');
    expect(box).toHaveProperty('value', '/(/');
    expect(screen.getByRole('alert').textContent).toContain('regular expression');
  });
});
