import { Fragment, type ReactNode } from 'react';
import { type DocumentationNode, parseDocumentation } from './documentation-nodes.ts';

/** A broker's documentation, drawn as elements of our own: no HTML of a peer ever reaches the page. */
export function Documentation({ html }: { html: string }): ReactNode {
  return <div className="doc">{drawAll(parseDocumentation(html))}</div>;
}

function drawAll(nodes: readonly DocumentationNode[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name than their place
  return nodes.map((node, index) => <Fragment key={index}>{draw(node)}</Fragment>);
}

function draw(node: DocumentationNode): ReactNode {
  if (typeof node === 'string') return node;
  const inside = drawAll(node.children);
  switch (node.tag) {
    case 'p':
      // Not <p>: Kafka puts lists into paragraphs, which HTML does not have.
      return <div className="doc-p">{inside}</div>;
    case 'b':
      return <b>{inside}</b>;
    case 'i':
      return <i>{inside}</i>;
    case 'code':
      return <code className="mono">{inside}</code>;
    case 'ul':
      return <ul>{inside}</ul>;
    case 'li':
      return <li>{inside}</li>;
    case 'br':
      return <br />;
  }
}
