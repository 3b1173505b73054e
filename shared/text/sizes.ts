import { formatCount } from './numbers.ts';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** Below this a size is told to the byte, as record lists want it. */
const exactBelow = 10_000;

/** A size: bytes exactly under 10 kB, else three digits in KiB, MiB, GiB, … (binary units, always named as such). */
export function formatBytes(bytes: bigint | number): string {
  const size = Number(bytes);
  if (Math.abs(size) < exactBelow) return `${formatCount(bytes)} B`;
  let unit = 1;
  let scaled = size / 1024;
  // 1,023.6 KiB would be written as 1,024: the next unit takes over where rounding reaches it.
  while (Math.abs(scaled) >= 1023.5 && unit < units.length - 1) {
    scaled /= 1024;
    unit += 1;
  }
  return `${threeDigits(scaled)} ${units[unit]}`;
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) return formatCount(value);
  const fixed = size.toFixed(size >= 9.995 ? 1 : 2);
  return value < 0 ? `\u2212${fixed}` : fixed;
}
