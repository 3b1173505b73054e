import { useEffect } from 'react';
import { isMac } from '../ui/kbd.tsx';
import { type Command, commandsNow } from './commands.ts';

/** Runs the commands' keys, wherever the focus is in the window. One listener for all. */
export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isInModal()) return;
  const typing = isTextField(event.target);
  const command = commandsNow().find((candidate) => fits(candidate, event, typing));
  if (!command) return;
  event.preventDefault();
  command.run();
}

function fits(command: Command, event: KeyboardEvent, typing: boolean): boolean {
  if (command.keys === undefined || command.enabled === false) return false;
  if (typing && !command.inFields) return false;
  return matchesKeys(command.keys, event);
}

/** Whether an event is the key that is written as `mod+k`, `?`, `ctrl+enter`, `alt+up`. */
export function matchesKeys(keys: string, event: KeyboardEvent, mac = isMac()): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  const ctrl = has('ctrl') || (has('mod') && !mac);
  const meta = has('mod') && mac;
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== has('alt')) return false;
  // A sign such as `?` needs Shift on some keyboards and not on others.
  const sign = key.length === 1 && !/[a-z0-9]/.test(key);
  if (!sign && event.shiftKey !== has('shift')) return false;
  return keyName(event) === key;
}

const names: Record<string, string> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ' ': 'space',
};

function keyName(event: KeyboardEvent): string {
  // While a Korean input method is on, `key` is a Hangul letter or `Process`; the place of the key is still P.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter && !/^[ -~]$/.test(event.key)) return letter.toLowerCase();
  return names[event.key] ?? event.key.toLowerCase();
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

function isInModal(): boolean {
  return document.querySelector('.dialog[role=dialog]') !== null;
}
