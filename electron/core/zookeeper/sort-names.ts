import { setImmediate as nextTurn } from 'node:timers/promises';

// About 5 ms of work each on a slow machine: others get the loop in between.
const namesPerTurn = 8_192;
const separator = '\u0000';

/**
 * Child names in natural order (`lock-9` before `lock-10`, sequential nodes by their number), joined by `\n`, as UTF-8.
 * Works in slices: 100,000 names never hold the event loop for long.
 */
export async function sortNames(names: readonly string[]): Promise<Uint8Array> {
  let runs: string[][] = [];
  for (let start = 0; start < names.length; start += namesPerTurn) {
    if (start > 0) await nextTurn();
    runs.push(
      names
        .slice(start, start + namesPerTurn)
        .map(sortable)
        .sort(),
    );
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      await nextTurn();
      merged.push(merge(runs[index] ?? [], runs[index + 1] ?? []));
    }
    runs = merged;
  }
  if (names.length > namesPerTurn) await nextTurn();
  const sorted = runs[0] ?? [];
  return new TextEncoder().encode(sorted.map((key) => key.slice(key.indexOf(separator) + 1)).join('\n'));
}

/**
 * A key whose plain string order is the natural order of names, with the name behind it (U+0000 cannot be in a name).
 * A run of digits becomes `0`, its length, its digits: longer numbers are larger, and a number still sorts where
 * digits do.
 */
function sortable(name: string): string {
  const key = name.replace(
    /0*(\d+)/g,
    (_, digits: string) => `0${String.fromCharCode(Math.min(digits.length, 0xffff))}${digits}`,
  );
  return key + separator + name;
}

function merge(left: string[], right: string[]): string[] {
  if (right.length === 0) return left;
  const merged: string[] = [];
  let l = 0;
  let r = 0;
  for (;;) {
    const a = left[l];
    const b = right[r];
    if (a === undefined) return merged.concat(right.slice(r));
    if (b === undefined) return merged.concat(left.slice(l));
    if (a <= b) {
      merged.push(a);
      l += 1;
    } else {
      merged.push(b);
      r += 1;
    }
  }
}
