import { useEffect, useRef } from 'react';

/** Something the person can do now: it has a shortcut, stands in the go-to box and on the `?` sheet. */
export type Command = {
  id: string;
  title: string;
  /** `mod+k` (Cmd on a Mac, else Ctrl), `r`, `ctrl+enter`, `alt+up`. */
  keys?: string;
  group: 'go' | 'action' | 'view';
  run(): void;
  enabled?: boolean;
  /** Whether the keys work while a text field has the focus. */
  inFields?: boolean;
};

const holders: { current: readonly Command[] }[] = [];

/** Offers these commands while the component is there. What comes later wins a key over what was there before. */
export function useCommands(commands: readonly Command[]): void {
  const holder = useRef(commands);
  useEffect(() => {
    holder.current = commands;
  });
  useEffect(() => {
    holders.push(holder);
    return () => {
      holders.splice(holders.indexOf(holder), 1);
    };
  }, []);
}

/** Every command there is now, the newest first; of two with one id the newer. */
export function commandsNow(): Command[] {
  const seen = new Map<string, Command>();
  for (const holder of holders.toReversed()) {
    for (const command of holder.current) if (!seen.has(command.id)) seen.set(command.id, command);
  }
  return [...seen.values()];
}
