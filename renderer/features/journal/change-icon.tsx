import { FilePen, type LucideIcon, Plus, Send, Trash2 } from 'lucide-react';
import type { ChangeKind } from '../../../shared/contract/index.ts';

const icons: Record<ChangeKind, LucideIcon> = {
  'topic.create': Plus,
  'topic.delete': Trash2,
  'record.produce': Send,
  'znode.set': FilePen,
};

export function ChangeIcon({ kind }: { kind: ChangeKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden="true" className="m2" />;
}
