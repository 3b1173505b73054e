import type { ReactNode } from 'react';
import type { ConfigEntry } from '../../../../shared/contract/index.ts';
import { useText } from '../../../app/i18n.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyValue } from '../../../ui/key-value.tsx';
import { ConfigValue } from './config-columns.tsx';
import { useConfigWords } from './config-words.ts';
import { Documentation } from './documentation.tsx';

/** One config beside the list: its value, where it comes from, and the broker's own documentation. */
export function ConfigDetail({ entry, width }: { entry: ConfigEntry | undefined; width: number }): ReactNode {
  const t = useText();
  const words = useConfigWords();
  return (
    <aside className="panel topic-config-detail" style={{ width }} aria-label={t('topics.config.detail')}>
      {entry === undefined ? (
        <EmptyState title={t('topics.config.choose')} reason={t('topics.config.choose.reason')} />
      ) : (
        <>
          <div className="sect">
            <span className="mono cut">{entry.name}</span>
            <span className="sp" />
            <CopyButton text={`${entry.name}=${entry.value ?? ''}`} label={t('topics.config.copy')} />
          </div>
          <div className="topic-config-body">
            <KeyValue
              items={[
                {
                  name: t('topics.column.value'),
                  value: (
                    <ConfigValue name={entry.name} value={entry.value} hidden={entry.sensitive} t={t} words={words} />
                  ),
                },
                { name: t('topics.column.source'), value: t(`topics.source.${entry.source}`) },
                ...inheritedFacts(t('topics.column.inherited'), entry),
                { name: t('topics.config.type'), value: entry.type.toLowerCase() },
              ]}
            />
            {entry.documentation === null ? (
              <p className="m">{t('topics.config.noDocumentation')}</p>
            ) : (
              <div lang="en">
                <Documentation html={entry.documentation} />
              </div>
            )}
          </div>
        </>
      )}
    </aside>
  );
}

function inheritedFacts(name: string, entry: ConfigEntry): { name: string; value: ReactNode; mono: boolean }[] {
  if (entry.inherited === null || entry.source !== 'topic') return [];
  return [{ name, value: `${entry.inherited.name}=${entry.inherited.value ?? ''}`, mono: true }];
}
