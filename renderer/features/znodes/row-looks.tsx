import { Box, EyeOff, File, Folder, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ZnodeStat } from '../../../shared/contract/index.ts';
import { type ZnodeBadge, znodeMeaning } from '../../../shared/domain/znode-meaning.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import type { Text } from '../../app/i18n.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ChangeMark } from './change-mark.tsx';
import type { FeedEntry } from './feed.ts';
import type { ZnodeRow } from './tree-rows.ts';

export type RowFacts = {
  t: Text;
  chroot: string;
  stats: Readonly<Record<string, ZnodeStat>>;
  /** The newest change of each path within the last minute. */
  recent: ReadonlyMap<string, FeedEntry>;
  drafts: Readonly<Record<string, unknown>>;
  nowMs: number;
  noteOf(row: ZnodeRow): ReactNode;
};

/** How long a change is marked by its ground. */
const flashMs = 4_000;

/** The lines on screen with all that one sees of them; the rest of the list stays the bare objects. */
export function dressRows(rows: readonly ZnodeRow[], from: number, to: number, facts: RowFacts): readonly ZnodeRow[] {
  const dressed = rows.slice();
  for (let index = from; index < Math.min(to, rows.length); index += 1) {
    const row = rows[index];
    if (row !== undefined)
      dressed[index] = row.kind === 'note' ? { ...row, note: facts.noteOf(row) } : dress(row, facts);
  }
  return dressed;
}

function dress(row: ZnodeRow, facts: RowFacts): ZnodeRow {
  const stat = facts.stats[row.path];
  const children = stat?.numChildren ?? 0;
  const expandable = !row.gone && (row.expandable || children > 0);
  const badge = badgeOf(row, stat, facts);
  const right = rightOf(row, children, facts);
  const change = facts.recent.get(row.path);
  return {
    ...row,
    expandable,
    place: { position: row.position, of: row.siblings },
    icon: iconOf(row, expandable, facts),
    ...(badge && { badge }),
    ...(right !== null && { right }),
    ...(change && facts.nowMs - change.atMs < flashMs && { changed: true }),
  };
}

function iconOf(row: ZnodeRow, expandable: boolean, { chroot }: RowFacts): ReactNode {
  if (row.path === chroot && chroot !== '/') return <Box aria-hidden="true" />;
  return expandable ? <Folder aria-hidden="true" /> : <File aria-hidden="true" />;
}

function badgeOf(row: ZnodeRow, stat: ZnodeStat | undefined, { t, chroot }: RowFacts): ReactNode {
  const { badge } = znodeMeaning(chroot, row.path);
  if (badge !== undefined) return <MeaningBadge badge={badge} text={t(`znodes.badge.${badge}`)} />;
  return stat !== undefined && stat.ephemeralOwner !== 0n && <Badge tone="info">{t('znodes.kind.ephemeral')}</Badge>;
}

/** A danger that is only possible is an outline with a red lock; filled red is for what is broken now. */
function MeaningBadge({ badge, text }: { badge: ZnodeBadge; text: string }) {
  if (badge === 'kafka-root') return <Badge tone="info">{text}</Badge>;
  const Icon = badge === 'secrets-masked' ? EyeOff : Lock;
  return (
    <Badge tone="line">
      <Icon aria-hidden="true" className={badge === 'secrets-masked' ? undefined : 'znode-lock'} />
      {text}
    </Badge>
  );
}

function rightOf(row: ZnodeRow, children: number, { t, recent, drafts }: RowFacts): ReactNode {
  if (row.gone) return t('znodes.tree.gone');
  if (Object.hasOwn(drafts, row.path)) return t('znodes.tree.editing');
  const change = recent.get(row.path);
  if (change?.what.kind === 'data') return <ChangeMark version={change.what.to} atMs={change.atMs} />;
  if (change?.what.kind === 'created') return <ChangeMark version={undefined} atMs={change.atMs} />;
  return children > 0 ? formatCount(children) : null;
}
