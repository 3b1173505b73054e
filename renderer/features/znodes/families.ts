import type { ZnodeChildren, ZnodeStat } from '../../../shared/contract/index.ts';

/** The children of an open node as the tree shows them. */
export type Family = {
  /** In natural order, as the core sends them; those that went away while one looked stay in their place. */
  names: readonly string[];
  gone: ReadonlySet<string>;
  stat: ZnodeStat;
  /** How many there are now, without those that are gone. */
  total: number;
};

export type FamilyStep = { family: Family; added: readonly string[]; removed: readonly string[] };

/** Above this many children one does not see a single one go: only the number is told. */
export const namedLimit = 5_000;

const none: readonly string[] = [];

/** Takes in what the core says now; `before` is what the tree showed, absent when the node was just opened. */
export function readFamily(value: ZnodeChildren, before?: Family): FamilyStep {
  const names = value.total === 0 ? none : new TextDecoder().decode(value.names).split('\n');
  const family: Family = { names, gone: new Set(), stat: value.stat, total: value.total };
  if (before === undefined || Math.max(before.names.length, names.length) > namedLimit) {
    return { family, added: none, removed: none };
  }
  const present = new Set(names);
  const known = new Set(before.names);
  const added = names.filter((name) => !known.has(name) || before.gone.has(name));
  const gone = new Set(before.names.filter((name) => !present.has(name)));
  const removed = [...gone].filter((name) => !before.gone.has(name));
  return { family: { ...family, names: keepPlaces(before.names, names, gone), gone }, added, removed };
}

/** The present names with those that are gone behind the one they stood behind. */
function keepPlaces(before: readonly string[], now: readonly string[], gone: ReadonlySet<string>): readonly string[] {
  if (gone.size === 0) return now;
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const name of before) {
    if (gone.has(name)) behind.set(last, [...(behind.get(last) ?? []), name]);
    else last = name;
  }
  return [...(behind.get(undefined) ?? []), ...now.flatMap((name) => [name, ...(behind.get(name) ?? [])])];
}
