import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { useWords } from './words.tsx';

const shownMs = 1500;

/** Copies a text, and says so for a moment. `label` names what is copied. */
export function CopyButton({ text, label }: { text: string | (() => string); label?: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
  }

  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? words.copied : (label ?? words.copy)}
      onClick={() => void copy()}
    />
  );
}
