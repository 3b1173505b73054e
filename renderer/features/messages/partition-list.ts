const largest = 1_000_000;

/** Partitions as typed: `0, 3, 5-9` (also with an en dash). null when it is anything else or names none. */
export function parsePartitionList(text: string): number[] | null {
  const chosen = new Set<number>();
  for (const part of text.split(',').map((item) => item.trim())) {
    const match = /^(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?$/.exec(part);
    if (match === null) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (to < from || to > largest || to - from > 100_000) return null;
    for (let partition = from; partition <= to; partition += 1) chosen.add(partition);
  }
  return chosen.size === 0 ? null : [...chosen].sort((a, b) => a - b);
}

/** The shortest writing of a list of partitions: `0,3,5-9`. */
export function formatPartitionList(partitions: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < partitions.length; ) {
    const from = partitions[i] ?? 0;
    let to = from;
    while (partitions[i + 1] === to + 1) {
      to += 1;
      i += 1;
    }
    parts.push(from === to ? String(from) : `${from}-${to}`);
    i += 1;
  }
  return parts.join(',');
}
