import { ArrowRight, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Znode } from '../../../shared/contract/index.ts';
import type { ZnodeMeaning } from '../../../shared/domain/znode-meaning.ts';
import { isTextKey } from '../../../shared/i18n/index.ts';
import { prettyJson } from '../../../shared/text/json-print.ts';
import { checkJson } from '../../../shared/text/json-tokens.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import { useChanges } from '../../app/changes.tsx';
import { useReadOnly } from '../../app/cluster.tsx';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../app/i18n.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { JsonEditor } from '../../ui/editor/json-editor.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { DiffView } from './diff-view.tsx';
import { type Draft, draftBytes, isChanged, isOvertaken, isWritten, rebase } from './draft.ts';
import { jsonChanges } from './json-changes.ts';
import { Overtaken } from './overtaken.tsx';
import { textOf } from './text-of.ts';
import { setDraft } from './znodes-screen.ts';

/** New data being written down, against the version it began from; what it would cost; and the way to write it. */
export function EditPane({
  cluster,
  node,
  draft,
  meaning,
}: {
  cluster: string;
  node: Znode;
  draft: Draft;
  meaning: ZnodeMeaning;
}) {
  const t = useText();
  const readOnly = useReadOnly();
  const { propose } = useChanges();
  const [view, setView] = useState<'editor' | 'diff'>('editor');
  const { path } = node;
  const base = useMemo(() => textOf(draft.base.data), [draft.base.data]);
  const isJson = base !== '' && checkJson(base) === null;
  const problem = isJson ? checkJson(draft.text) : null;
  const changed = isChanged(draft);
  const overtaken = isOvertaken(draft, node);
  const written = isWritten(draft, node);
  const values = isJson ? jsonChanges(base, draft.text)?.length : undefined;
  const version = draft.base.version;

  const keep = (next: Draft | undefined) => setDraft(cluster, path, next);
  useEffect(() => {
    if (written) setDraft(cluster, path, undefined);
  }, [written, cluster, path]);

  const refusal = readOnly
    ? t('znodes.readOnly')
    : overtaken
      ? t('znodes.edit.overtakenFirst')
      : changed
        ? undefined
        : t('znodes.edit.unchanged');
  function review() {
    if (refusal !== undefined) return;
    const data = draftBytes(draft);
    propose({ kind: 'znode.set', path, data: data && new Uint8Array(data), expectedVersion: version });
  }
  useCommands([
    {
      id: 'znodes.review',
      title: t('znodes.edit.review'),
      keys: 'ctrl+enter',
      group: 'action',
      run: review,
      inFields: true,
    },
  ]);

  const editor = (
    <JsonEditor
      label={t('znodes.edit.label', { path })}
      value={draft.text}
      onChange={(text) => keep({ ...draft, text })}
      language={isJson ? 'json' : 'text'}
      problem={problem}
      describedBy="znode-edit-problem"
    />
  );
  return (
    <>
      <div className="znode-edit">
        <div className="row">
          <b className="md">{t('znodes.edit.against', { version })}</b>
          {changed && values !== undefined && values > 0 && (
            <Badge tone="warn">{t('znodes.edit.values', { count: values })}</Badge>
          )}
          <span className="sp" />
          {!overtaken && (
            <Segmented
              label={t('znodes.edit.view')}
              value={view}
              onChange={setView}
              options={[
                { value: 'editor', label: t('znodes.edit.editor') },
                { value: 'diff', label: t('znodes.edit.diff') },
              ]}
            />
          )}
        </div>
        {overtaken ? (
          <Overtaken
            node={node}
            draft={draft}
            mine={editor}
            onRebase={() => keep(rebase(draft, node))}
            onTakeTheirs={() => keep(undefined)}
          />
        ) : view === 'editor' ? (
          editor
        ) : (
          <DiffView before={draft.compact ? (prettyJson(base) ?? base) : base} after={draft.text} />
        )}
        <p id="znode-edit-problem" className="hint">
          {problem !== null && (
            <span className="warn">
              {t('znodes.edit.notJson', { line: formatCount(problem.line), column: formatCount(problem.column) })}
            </span>
          )}
          {problem === null && draft.compact && t('znodes.edit.compact')}
        </p>
        <Danger meaning={meaning} />
      </div>
      <div className="znode-foot">
        <ShieldCheck aria-hidden="true" />
        <span>{t('znodes.edit.rule', { version })}</span>
        <span className="sp" />
        <Button kind="line" size="lg" onClick={() => keep(undefined)}>
          {t('znodes.edit.discard')}
        </Button>
        <Button kind="main" size="lg" disabledReason={refusal} onClick={review} keys="ctrl+enter">
          {t('znodes.edit.review')}
        </Button>
      </div>
    </>
  );
}

/** What a write by hand costs, said before it is reviewed. */
function Danger({ meaning }: { meaning: ZnodeMeaning }) {
  const t = useText();
  const key = `znodes.danger.${meaning.id}`;
  if (meaning.danger === 'none' || !isTextKey(key)) return null;
  const bad = meaning.danger !== 'surprise';
  return (
    <div className="znode-danger" data-tone={bad ? 'bad' : 'warn'}>
      <p>
        <TriangleAlert aria-hidden="true" className={bad ? 'bad' : 'warn'} />
        <span>
          <b>{t(`znodes.cost.${meaning.danger}`)}</b> {t(key, meaning.params)}
        </span>
      </p>
      {meaning.id === 'config-topic' && (
        <p>
          <ArrowRight aria-hidden="true" />
          <span>{t('znodes.safe.config')}</span>
        </p>
      )}
    </div>
  );
}
