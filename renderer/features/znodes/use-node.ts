import { useEffect, useRef } from 'react';
import type { Znode } from '../../../shared/contract/index.ts';
import { znodeMeaning } from '../../../shared/domain/znode-meaning.ts';
import { type Cached, useLive } from '../../app/live.ts';
import { takeNode } from './znodes-screen.ts';

/** The node that is looked at, live; its changes go into the feed. */
export function useNode(cluster: string, chroot: string, path: string): Cached<Znode> & { again(): void } {
  const node = useLive('znodes.node', { cluster, path });
  const before = useRef<Znode | undefined>(undefined);
  const { value, atMs } = node;
  useEffect(() => {
    const known = before.current;
    before.current = value;
    if (value === undefined || known === undefined || known === value || known.path !== value.path) return;
    takeNode(cluster, known, value, znodeMeaning(chroot, value.path).secret, atMs ?? Date.now());
  }, [cluster, chroot, value, atMs]);
  return node;
}
