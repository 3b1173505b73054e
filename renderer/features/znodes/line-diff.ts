/** One line of a diff; `before` and `after` are line numbers from 1, null where the line is not there. */
export type DiffLine = { text: string; before: number | null; after: number | null };

/** Above this many differing lines no common ones are looked for between them: the table would need their product. */
const tableLimit = 1_500;

/** The lines of two texts, common ones matched (longest common subsequence), removed ones before added ones. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail += 1;
  }
  const same = (index: number, shift: number): DiffLine => ({
    text: old[index] ?? '',
    before: index + 1,
    after: index + 1 + shift,
  });
  const shift = now.length - old.length;
  return [
    ...old.slice(0, head).map((_, index) => same(index, 0)),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail), head),
    ...old.slice(old.length - tail).map((_, index) => same(old.length - tail + index, shift)),
  ];
}

function middle(old: readonly string[], now: readonly string[], offset: number): DiffLine[] {
  const removed = (index: number): DiffLine => ({ text: old[index] ?? '', before: offset + index + 1, after: null });
  const added = (index: number): DiffLine => ({ text: now[index] ?? '', before: null, after: offset + index + 1 });
  if (old.length > tableLimit || now.length > tableLimit) {
    return [...old.map((_, index) => removed(index)), ...now.map((_, index) => added(index))];
  }
  const lengths = commonLengths(old, now);
  const width = now.length + 1;
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ text: old[i] ?? '', before: offset + i + 1, after: offset + j + 1 });
      i += 1;
      j += 1;
    } else if (
      j >= now.length ||
      (i < old.length && at(lengths, (i + 1) * width + j) >= at(lengths, i * width + j + 1))
    ) {
      lines.push(removed(i));
      i += 1;
    } else {
      lines.push(added(j));
      j += 1;
    }
  }
  return lines;
}

/** For each pair of places, how many lines the rests of both have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? at(lengths, (i + 1) * width + j + 1) + 1
          : Math.max(at(lengths, (i + 1) * width + j), at(lengths, i * width + j + 1));
    }
  }
  return lengths;
}

function at(lengths: Uint16Array, index: number): number {
  return lengths[index] ?? 0;
}
