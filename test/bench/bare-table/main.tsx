import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openWire } from '../../../renderer/app/wires.ts';
import type { TopicRow } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/wire/client.ts';

// The rival of the topic table: the same rows over the same wire, in a virtual list that does nothing but show them.

const rowHeight = 24;

function BareTable({ topics }: { topics: TopicRow[] }) {
  const [text, setText] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => topics.filter((topic) => topic.name.includes(text)), [topics, text]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <>
      <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <div className="scroll" ref={scroller}>
        <div className="rows" style={{ height: virtual.getTotalSize() }} data-count={rows.length}>
          {virtual.getVirtualItems().map((item) => {
            const topic = rows[item.index];
            if (!topic) return null;
            return (
              <div key={item.key} className="row" style={{ transform: `translateY(${item.start}px)` }}>
                <span>{topic.name}</span>
                <span>{topic.partitions}</span>
                <span>{topic.replicationFactor}</span>
                <span>{topic.underReplicated}</span>
                <span>{String(topic.offsetSpan)}</span>
                <span>{String(topic.sizeBytes)}</span>
                <span>{topic.inRate}</span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

const client = createClient(await openWire());
const root = createRoot(document.getElementById('root') ?? document.body);

/** Asks for the list and shows it: what the bench starts its clock before. */
Object.assign(window, {
  showTable() {
    const watch = client.watch(
      'topics.list',
      { cluster: 'bench' },
      {
        onItem(sample) {
          watch.close();
          if (sample.ok) root.render(<BareTable topics={sample.value.topics} />);
        },
      },
    );
  },
  hideTable() {
    root.render(null);
  },
});
