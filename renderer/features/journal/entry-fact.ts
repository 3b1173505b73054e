import { isTextKey } from '../../../shared/i18n/index.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { formatDateTime, type TimeZone } from '../../../shared/text/times.ts';
import type { Text } from '../../app/i18n.tsx';

/** What was read back after a change, as a name and a value to show. Names end in `Ms` for times, `zxid` for transactions. */
export function entryFact(
  t: Text,
  zone: TimeZone,
  [name, value]: [string, string | number | bigint],
): { name: string; value: string } {
  const key = `app.journal.fact.${name}`;
  return { name: isTextKey(key) ? t(key) : name, value: factValue(zone, name, value) };
}

function factValue(zone: TimeZone, name: string, value: string | number | bigint): string {
  if (typeof value === 'string') return value;
  if (name.endsWith('Ms')) return formatDateTime(value, zone);
  return name.endsWith('zxid') ? `0x${value.toString(16)}` : formatCount(value);
}
