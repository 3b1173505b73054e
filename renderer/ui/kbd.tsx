const macSigns: Record<string, string> = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' };
const otherSigns: Record<string, string> = { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' };
const namedKeys: Record<string, string> = {
  enter: '⏎',
  escape: 'Esc',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  space: 'Space',
};

/** `mod+k` as it stands on this machine's keyboard: `Ctrl K`, or `⌘ K` on a Mac. */
export function keyText(keys: string, mac = isMac()): string {
  const signs = mac ? macSigns : otherSigns;
  return keys
    .split('+')
    .map((part) => signs[part] ?? namedKeys[part] ?? part.toUpperCase())
    .join(' ');
}

/** Whether Cmd takes the place of Ctrl here. */
export function isMac(): boolean {
  return /Mac/.test(navigator.userAgent);
}

/** A shortcut beside the words of what it does. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{keyText(keys)}</kbd>
    </span>
  );
}
