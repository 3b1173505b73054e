import { useEffect, useState } from 'react';

const patienceMs = 200;
const widths = [62, 48, 71, 39, 55, 44, 66, 51];

/** Grey rows of the right height, once nothing has come for 200 ms. They do not move. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  const [shown, setShown] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className="skel-rows" role="status" aria-label={label}>
      {shown &&
        Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey rows have no identity
          <div key={row}>
            <span className="skel" style={{ width: `${widths[row % widths.length]}%` }} />
          </div>
        ))}
    </div>
  );
}
