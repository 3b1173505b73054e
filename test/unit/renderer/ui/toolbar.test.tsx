import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '../../../../renderer/ui/button.tsx';
import { SearchInput } from '../../../../renderer/ui/input.tsx';
import { Split } from '../../../../renderer/ui/splitter.tsx';
import { Toolbar } from '../../../../renderer/ui/toolbar.tsx';

afterEach(cleanup);

test('the buttons of a toolbar are one tab stop; it is where one left it', async () => {
  render(
    <>
      <Toolbar label="tools">
        <Button>One</Button>
        <Button>Two</Button>
        <SearchInput label="Filter" value="" onChange={() => {}} />
        <Button>Three</Button>
      </Toolbar>
      <button type="button">after</button>
    </>,
  );
  const user = userEvent.setup();
  const focused = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');
  await user.tab();
  expect(focused()).toBe('One');
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(focused()).toBe('Three');
  await user.tab();
  expect(focused()).toBe('after');
  await user.tab({ shift: true });
  expect(focused()).toBe('Three');
  await user.tab({ shift: true });
  expect(focused()).toBe('Filter');
});

test('Escape empties a filter box and is heard by nobody else; in an empty one it goes on', async () => {
  const heard = vi.fn();
  const change = vi.fn();
  const box = (value: string) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the view around the box
    <div onKeyDown={heard}>
      <SearchInput label="Filter" value={value} onChange={change} />
    </div>
  );
  const view = render(box('ab'));
  const user = userEvent.setup();
  await user.click(screen.getByLabelText('Filter'));
  await user.keyboard('{Escape}');
  expect(change).toHaveBeenCalledWith('');
  expect(heard).not.toHaveBeenCalled();
  view.rerender(box(''));
  await user.keyboard('{Escape}');
  expect(heard).toHaveBeenCalledOnce();
});

test('a button that cannot be used now says why, keeps the focus and does nothing', async () => {
  const click = vi.fn();
  render(
    <Button disabledReason="read-only profile" onClick={click}>
      Delete
    </Button>,
  );
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(click).not.toHaveBeenCalled();
  expect(await screen.findByRole('tooltip')).toBeTruthy();
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true');
});

test('a splitter moves by 16 px and stays inside its bounds', async () => {
  const set = vi.fn();
  const split = (width: number) => (
    <Split side="right" width={width} onWidth={set} min={340} max={420} label="Detail" resetTo={408} />
  );
  const view = render(split(408));
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(set).toHaveBeenLastCalledWith(392);
  await user.keyboard('{ArrowLeft}');
  expect(set).toHaveBeenLastCalledWith(420);
  view.rerender(split(392));
  await user.dblClick(screen.getByRole('separator'));
  expect(set).toHaveBeenLastCalledWith(408);
});
