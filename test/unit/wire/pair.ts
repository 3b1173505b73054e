import type { Wire } from '../../../shared/wire/wire.ts';

/** Two ends of a wire in one process; frames arrive in a microtask, in order, as copies. */
export function wirePair(): { window: Wire; core: Wire } {
  const ends = [createEnd(), createEnd()] as const;
  const wire = (own: End, other: End): Wire => ({
    send(frame) {
      const copy = new Uint8Array(frame);
      queueMicrotask(() => {
        if (own.open) for (const listener of other.frames) listener(copy);
      });
    },
    onFrame: (listener) => void own.frames.push(listener),
    onClose: (listener) => void own.closes.push(listener),
    close() {
      for (const end of ends) {
        if (!end.open) continue;
        end.open = false;
        for (const listener of end.closes) listener();
      }
    },
  });
  return { window: wire(ends[0], ends[1]), core: wire(ends[1], ends[0]) };
}

type End = { open: boolean; frames: ((frame: Uint8Array<ArrayBuffer>) => void)[]; closes: (() => void)[] };

function createEnd(): End {
  return { open: true, frames: [], closes: [] };
}
