const panes = '.rail, [role=toolbar], [role=grid], [role=tree], [role=tabpanel], .panel';
const focusable = 'a[href], button:not([tabindex="-1"]), input, textarea, [tabindex="0"]';

/** F6: the first control of the next pane in reading order, from the last one back to the first. */
export function focusNextPane(): void {
  const shown = [...document.querySelectorAll<HTMLElement>(panes)].filter((pane) => pane.offsetParent !== null);
  // Of panes inside each other the innermost one counts as the present place; between panes, the one before.
  const at = shown.findLastIndex((pane) => isAtOrAfter(document.activeElement, pane));
  for (let step = 1; step <= shown.length; step += 1) {
    const pane = shown[(at + step) % shown.length];
    const target = pane?.matches('[tabindex="0"]') ? pane : pane?.querySelector<HTMLElement>(focusable);
    if (!target || target === document.activeElement) continue;
    target.focus();
    return;
  }
}

function isAtOrAfter(element: Element | null, pane: HTMLElement): boolean {
  if (element === null) return false;
  return pane.contains(element) || (pane.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
