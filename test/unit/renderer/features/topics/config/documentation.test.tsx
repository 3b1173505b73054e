import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Documentation } from '../../../../../../renderer/features/topics/config/documentation.tsx';
import { parseDocumentation } from '../../../../../../renderer/features/topics/config/documentation-nodes.ts';

function html(source: string): string {
  return render(<Documentation html={source} />).container.querySelector('.doc')?.innerHTML ?? '';
}

afterEach(cleanup);

describe('Documentation', () => {
  it('keeps the elements that Kafka writes', () => {
    expect(html('This <b>sets</b> <code>x</code>.<ul><li>a<li>b</ul>')).toContain(
      '<b>sets</b> <code class="mono">x</code>',
    );
    expect(html('<p>one<p>two')).toBe('<div class="doc-p">one</div><div class="doc-p">two</div>');
  });

  it('keeps a link’s words and drops where it leads', () => {
    expect(html('See <a href="javascript:alert(1)">the docs</a>.')).toBe('See the docs.');
  });

  it.each([
    ['<img src=x onerror=alert(1)>after', 'after'],
    ['<script>alert(1)</script>after', 'after'],
    ['<svg><script>alert(1)</script></svg>after', 'after'],
    ['<b onclick="alert(1)">bold</b>', '<b>bold</b>'],
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['before<!-- <b>hidden</b> -->after', 'beforeafter'],
    ['</b></p></div>text', 'text'],
    ['<b>never closed', '<b>never closed</b>'],
    ['<constructor>x</constructor>y', 'xy'],
    ['&#60;&#x3e;&quot;&unknown;&#xd800;', '&lt;&gt;"&amp;unknown;&amp;#xd800;'],
  ])('makes %s harmless', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it('bounds depth and length', () => {
    const text = html(`${'<b>'.repeat(10_000)}deep`);
    expect(text.split('<b>').length).toBeLessThan(10_000);
    expect(html(`x${'y'.repeat(1_000_000)}`).length).toBeLessThan(30_000);
  });

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '/', 'b', '>', '!', '-', '&', ';', '#', 'x', 'script') }),
        (source) => {
          expect(Array.isArray(parseDocumentation(source))).toBe(true);
        },
      ),
    );
  });
});
