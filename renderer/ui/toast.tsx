import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dot, type DotTone } from './dot.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './words.tsx';

type ToastItem = { id: string; tone: DotTone; text: ReactNode; action?: ReactNode };

/** Results of what was started elsewhere, bottom right; the newest below. The region is always there, so that it is read aloud. */
export function Toasts({ items, onClose }: { items: readonly ToastItem[]; onClose(id: string): void }) {
  const words = useWords();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {items.map((item) => (
        <div key={item.id} className="toast">
          <Dot tone={item.tone} />
          <span className="sp">{item.text}</span>
          {item.action}
          <IconButton icon={X} label={words.close} onClick={() => onClose(item.id)} quietLabel />
        </div>
      ))}
    </div>
  );
}
