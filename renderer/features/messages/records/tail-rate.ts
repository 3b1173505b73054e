const windowMs = 3000;

/** Arrivals a second over the last three, for one number on screen. */
export function createTailRate() {
  let arrivals: { atMs: number; rows: number }[] = [];
  let startedAtMs: number | undefined;
  return {
    add(rows: number, atMs: number) {
      startedAtMs ??= atMs;
      const last = arrivals[arrivals.length - 1];
      // One entry per tenth of a second, however many batches come.
      if (last !== undefined && atMs - last.atMs < 100) last.rows += rows;
      else arrivals.push({ atMs, rows });
    },
    perSecond(nowMs: number): number {
      arrivals = arrivals.filter((arrival) => nowMs - arrival.atMs < windowMs);
      if (startedAtMs === undefined) return 0;
      const rows = arrivals.reduce((sum, arrival) => sum + arrival.rows, 0);
      return rows / (Math.min(windowMs, Math.max(1000, nowMs - startedAtMs)) / 1000);
    },
  };
}
