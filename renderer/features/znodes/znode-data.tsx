import { useMemo, useState } from 'react';
import type { Znode } from '../../../shared/contract/index.ts';
import { znodeName } from '../../../shared/domain/znode-path.ts';
import { findSecrets, maskSecrets, type SecretPlace } from '../../../shared/domain/znode-secrets.ts';
import { decodeUtf8Strict } from '../../../shared/text/utf8.ts';
import { useText } from '../../app/i18n.tsx';
import { useValueWords } from '../../app/value-words.ts';
import { ValueChip } from '../../ui/value/value-chip.tsx';
import { ValueViewer } from '../../ui/value/value-viewer.tsx';
import { SecretValues } from './secret-values.tsx';
import type { DataMode } from './znodes-screen.ts';

const nothing: ReadonlySet<number> = new Set();

/** The data of a znode to read. What is secret is masked until it is asked for, value by value. */
export function ZnodeData({ node, mode, secret }: { node: Znode; mode: DataMode; secret: boolean }) {
  const t = useText();
  const words = useValueWords();
  const [revealed, setRevealed] = useState(nothing);
  const { data } = node;
  const text = useMemo(() => (data === null ? null : decodeUtf8Strict(data)), [data]);
  const places = useMemo(() => (secret && data ? secretPlaces(text, node.path) : []), [secret, data, text, node.path]);
  const shown = useMemo(() => {
    if (data === null || !secret || revealed.size === places.length) return data;
    return new TextEncoder().encode(maskSecrets(text ?? '?', revealed));
  }, [secret, data, text, revealed, places]);

  if (shown === null)
    return (
      <p className="znode-nothing">
        <ValueChip kind="null">{t('znodes.data.null')}</ValueChip>
      </p>
    );
  if (data?.length === 0) {
    return (
      <p className="znode-nothing">
        <ValueChip kind="empty">{t('znodes.data.empty')}</ValueChip>
      </p>
    );
  }
  return (
    <>
      {places.length > 0 && <SecretValues places={places} revealed={revealed} onChange={setRevealed} />}
      <ValueViewer
        label={t('znodes.data.of', { path: node.path })}
        bytes={shown}
        totalBytes={shown.length}
        mode={text === null && mode === 'tree' ? 'hex' : mode}
        words={words}
      />
    </>
  );
}

/** What cannot be read as JSON is one secret as a whole. */
function secretPlaces(text: string | null, path: string): SecretPlace[] {
  return (text === null ? null : findSecrets(text)) ?? [{ start: 0, end: text?.length ?? 0, key: znodeName(path) }];
}
