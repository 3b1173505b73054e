import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Segmented } from '../../../../renderer/ui/segmented.tsx';
import { Select } from '../../../../renderer/ui/select.tsx';
import { Tabs } from '../../../../renderer/ui/tabs.tsx';

type Start = 'newest' | 'oldest' | 'offset' | 'time';
const options: { value: Start; label: string; disabledReason?: string }[] = [
  { value: 'newest', label: 'Newest' },
  { value: 'oldest', label: 'Oldest', disabledReason: 'needs Kafka 2.4' },
  { value: 'offset', label: 'Offset' },
  { value: 'time', label: 'Time' },
];

beforeEach(() => {
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(cleanup);

function Host({ kind }: { kind: 'select' | 'segmented' | 'tabs' }) {
  const [value, setValue] = useState<Start>('newest');
  if (kind === 'select') return <Select label="Start" value={value} options={options} onChange={setValue} />;
  if (kind === 'segmented') return <Segmented label="Start" value={value} options={options} onChange={setValue} />;
  return <Tabs items={options.map(({ value: id, label }) => ({ id, label }))} value={value} onChange={setValue} />;
}

describe('a select', () => {
  test('opens by arrow, moves, jumps to what is typed, and chooses by Enter; the focus never leaves it', async () => {
    render(<Host kind="select" />);
    const user = userEvent.setup();
    const control = screen.getByRole('combobox');
    expect(control.textContent).toBe('StartNewest');
    control.focus();
    await user.keyboard('{ArrowDown}');
    expect(control.getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('ti');
    const active = document.getElementById(control.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('Time');
    expect(document.activeElement).toBe(control);
    await user.keyboard('{Enter}');
    expect(control.textContent).toBe('StartTime');
    expect(control.getAttribute('aria-expanded')).toBe('false');
  });

  test('Escape closes and keeps the choice', async () => {
    render(<Host kind="select" />);
    const user = userEvent.setup();
    screen.getByRole('combobox').focus();
    await user.keyboard('{ArrowDown}{End}{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(screen.getByRole('combobox').textContent).toBe('StartNewest');
  });

  test('what is not possible says why and cannot be chosen', async () => {
    render(<Host kind="select" />);
    const user = userEvent.setup();
    screen.getByRole('combobox').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('option', { name: /needs Kafka 2.4/ })).toBeTruthy();
    expect(screen.getByRole('combobox').textContent).toBe('StartNewest');
  });
});

describe('a segmented control', () => {
  test('is one tab stop, arrows choose and go round, what is not possible is passed over', async () => {
    render(<Host kind="segmented" />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('Offset');
    expect(document.activeElement?.textContent).toBe('Offset');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('Newest');
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('tabs', () => {
  test('arrows, Home and End move and choose', async () => {
    render(<Host kind="tabs" />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Time');
    await user.keyboard('{Home}');
    expect(document.activeElement?.textContent).toBe('Newest');
  });
});
