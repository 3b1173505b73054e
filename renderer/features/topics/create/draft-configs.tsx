import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ConfigEntry } from '../../../../shared/contract/index.ts';
import { errorText, useLanguage, useText } from '../../../app/i18n.tsx';
import type { Cached } from '../../../app/live.ts';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextInput } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { configChoices } from '../config/config-value.ts';
import { useConfigWords } from '../config/config-words.ts';
import { Documentation } from '../config/documentation.tsx';
import type { Problem } from '../problem.ts';
import type { TopicDraft } from './topic-draft.ts';

type DraftConfigsProps = {
  keys: Cached<ConfigEntry[]> & { again(): void };
  configs: TopicDraft['configs'];
  problems: ReadonlyMap<string, Problem>;
  onConfigs(configs: TopicDraft['configs']): void;
};

/** The settings a new topic shall have of its own, chosen from those the brokers know, each with its default and meaning. */
export function DraftConfigs({ keys, configs, problems, onConfigs }: DraftConfigsProps): ReactNode {
  const t = useText();
  const known = keys.value ?? [];
  const free = known.filter((key) => !key.readOnly && !configs.some((config) => config.name === key.name));

  function add(name: string): void {
    const key = known.find((candidate) => candidate.name === name);
    onConfigs([...configs, { name, value: key?.value ?? '' }]);
  }
  function change(name: string, value: string): void {
    onConfigs(configs.map((config) => (config.name === name ? { name, value } : config)));
  }

  return (
    <section className="topic-configs" aria-label={t('topics.create.configs')}>
      <div className="row">
        <span className="label">{t('topics.create.configs')}</span>
        <span className="sp" />
        {keys.error === undefined ? (
          <Select
            label={keys.value === undefined ? t('topics.reading') : t('topics.create.config.add')}
            value=""
            options={free.map((key) => ({ value: key.name, label: key.name, hint: key.value ?? undefined }))}
            onChange={add}
          />
        ) : (
          <span className="bad">
            {errorText(t, keys.error).what}{' '}
            <button type="button" className="link" onClick={keys.again}>
              {t('topics.again')}
            </button>
          </span>
        )}
      </div>
      {configs.map((config) => (
        <DraftConfig
          key={config.name}
          name={config.name}
          value={config.value}
          entry={known.find((key) => key.name === config.name)}
          problem={problems.get(config.name)}
          onValue={(value) => change(config.name, value)}
          onRemove={() => onConfigs(configs.filter((other) => other.name !== config.name))}
        />
      ))}
    </section>
  );
}

type DraftConfigProps = {
  name: string;
  value: string;
  entry: ConfigEntry | undefined;
  problem: Problem | undefined;
  onValue(value: string): void;
  onRemove(): void;
};

function DraftConfig({ name, value, entry, problem, onValue, onRemove }: DraftConfigProps): ReactNode {
  const t = useText();
  const words = useConfigWords();
  const language = useLanguage();
  const choices = configChoices(name, entry?.type);
  const now = words(name, value);
  const facts = [
    ...(now === undefined ? [] : [now]),
    t('topics.create.config.default', { value: entry?.value ?? t('topics.config.notSet') }),
    ...(entry === undefined ? [] : [entry.type.toLowerCase()]),
  ];
  return (
    <div className="topic-config">
      <div className="topic-config-line">
        <Field
          label={<span className="mono">{name}</span>}
          hint={facts.join(' · ')}
          error={problem && t(problem.key, problem.params)}
        >
          {choices === undefined ? (
            <TextInput mono value={value} onChange={onValue} />
          ) : (
            <Select
              size="md"
              hideLabel
              label={name}
              value={value}
              options={choices.map((choice) => ({ value: choice, label: choice }))}
              onChange={onValue}
            />
          )}
        </Field>
        <IconButton icon={X} label={t('topics.create.config.remove', { name })} onClick={onRemove} />
      </div>
      {entry?.documentation && (
        <details>
          <summary>{t('topics.config.meaning')}</summary>
          <div lang={language === 'en' ? undefined : 'en'}>
            <Documentation html={entry.documentation} />
          </div>
        </details>
      )}
    </div>
  );
}
