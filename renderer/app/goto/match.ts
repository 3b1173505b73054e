/** How many of the best are shown: more is not read, it is typed on. */
export const maxShown = 50;

/**
 * The names that hold what was typed, best first: equal, beginning with it, having it at the start of a word, anywhere.
 * Looks at each name once, so that a hundred thousand topics are searched between two key presses.
 */
export function bestMatches(names: readonly string[], typed: string, limit = maxShown): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return names.slice(0, limit);
  const ranks: string[][] = [[], [], [], []];
  for (const name of names) {
    const rank = rankOf(name.toLowerCase(), wanted);
    if (rank !== undefined) ranks[rank]?.push(name);
  }
  return ranks.flat().slice(0, limit);
}

function rankOf(name: string, wanted: string): number | undefined {
  const at = name.indexOf(wanted);
  if (at < 0) return undefined;
  if (at === 0) return name.length === wanted.length ? 0 : 1;
  return /[\s._/-]/.test(name[at - 1] ?? '') ? 2 : 3;
}

/** The address in a pasted link, `kconsole`'s own or one with a host before it; nothing when it is no link. */
export function linkIn(typed: string): string | undefined {
  return /#\/c\/\S+/.exec(typed.trim())?.[0];
}
