import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AppError, fail, toAppError } from '../../../../shared/errors.ts';
import type { RecordView } from '../../../../shared/wire/record-batch.ts';
import { call } from '../../../app/live.ts';

const firstBytes = 64 * 1024;
const nextBytes = 1024 * 1024;
/** A copy larger than this would not fit into most places one can paste to. */
export const maxCopyBytes = 16 * 1024 * 1024;

export type LoadedField = {
  /** What of the field is shown; null when the field is null. */
  bytes: Uint8Array | null;
  totalBytes: number;
  busy: boolean;
  error: AppError | undefined;
  more(): void;
  /** All of it, for a copy. Fails with TOO_LARGE above {@link maxCopyBytes}. */
  whole(signal: AbortSignal): Promise<Uint8Array>;
};

/** A record's key or value: its beginning at once, the rest on demand. */
export function useField(cluster: string, topic: string, record: RecordView, field: 'key' | 'value'): LoadedField {
  const { partition, offset } = record;
  const carried = field === 'key' ? record.key : record.value;
  const totalBytes = field === 'key' ? record.keyBytes : record.valueBytes;
  const [loaded, setLoaded] = useState<{ of: RecordView; bytes: Uint8Array }>();
  const [shown, setShown] = useState(firstBytes);
  const [state, setState] = useState<{ busy: boolean; error: AppError | undefined }>({ busy: false, error: undefined });
  const abort = useRef<AbortController>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another record starts from its beginning
  useEffect(() => {
    setShown(firstBytes);
    setState({ busy: false, error: undefined });
    return () => abort.current?.abort();
  }, [record]);

  const here = loaded?.of === record ? loaded.bytes : carried;
  const bytes = useMemo(() => (here === null ? null : here.subarray(0, shown)), [here, shown]);

  const readSlice = useCallback(
    async (from: number, count: number, signal: AbortSignal) =>
      (await call('records.field', { cluster, topic, partition, offset, field, from, bytes: count }, signal)).bytes,
    [cluster, topic, partition, offset, field],
  );

  const more = useCallback(async () => {
    if (here === null) return;
    const wanted = Math.min(shown + nextBytes, totalBytes);
    if (here.length >= wanted) return setShown(wanted);
    abort.current?.abort();
    const asked = new AbortController();
    abort.current = asked;
    setState({ busy: true, error: undefined });
    try {
      const next = await readSlice(here.length, wanted - here.length, asked.signal);
      if (asked.signal.aborted) return;
      setLoaded({ of: record, bytes: joined([here, next]) });
      setShown(wanted);
      setState({ busy: false, error: undefined });
    } catch (caught) {
      if (!asked.signal.aborted) setState({ busy: false, error: toAppError(caught) });
    }
  }, [here, shown, totalBytes, record, readSlice]);

  const whole = useCallback(
    async (signal: AbortSignal) => {
      if (totalBytes > maxCopyBytes) fail('TOO_LARGE', { params: { bytes: totalBytes } });
      const parts = here === null ? [] : [here];
      let length = here?.length ?? 0;
      while (length < totalBytes) {
        const next = await readSlice(length, totalBytes - length, signal);
        if (next.length === 0) fail('RECORDS_CORRUPT', { detail: `${length} of ${totalBytes} bytes` });
        parts.push(next);
        length += next.length;
      }
      return joined(parts);
    },
    [here, totalBytes, readSlice],
  );

  return { bytes, totalBytes, ...state, more: () => void more(), whole };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
