import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { isAtLeast } from '../../../../shared/domain/kafka-version.ts';
import { useChanges } from '../../../app/changes.tsx';
import { useCluster } from '../../../app/cluster.tsx';
import { EnvironmentChip } from '../../../app/environment-chip.tsx';
import { useText } from '../../../app/i18n.tsx';
import { useRead } from '../../../app/live.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/input.tsx';
import type { TopicItem } from '../list/topic-item.ts';
import type { Problem } from '../problem.ts';
import { DraftConfigs } from './draft-configs.tsx';
import { draftChange, draftProblems, emptyDraft, hasProblems, type TopicDraft } from './topic-draft.ts';

type CreateTopicDialogProps = {
  cluster: string;
  open: boolean;
  existing: readonly TopicItem[];
  draft: TopicDraft;
  onDraft(draft: TopicDraft): void;
  onClose(): void;
  /** The topic is there now. */
  onCreated(name: string): void;
};

/**
 * The form of a new topic. It changes nothing itself: it proposes, and stays open behind the change dialog until the topic is
 * in the list, so that a refusal by the broker loses nothing that was typed.
 */
export function CreateTopicDialog(props: CreateTopicDialogProps): ReactNode {
  const { cluster, open, existing, draft, onDraft, onClose, onCreated } = props;
  const t = useText();
  const { propose } = useChanges();
  const { name: clusterName, environment, brokers, kafkaVersion } = useCluster();
  const keys = useRead('topics.configKeys', open ? { cluster } : null);
  const [attempted, setAttempted] = useState(false);
  const [proposed, setProposed] = useState<string>();
  const nameField = useRef<HTMLDivElement>(null);

  const names = useMemo(() => new Set(existing.map((item) => item.row.name)), [existing]);
  const types = useMemo(() => new Map((keys.value ?? []).map((key) => [key.name, key.type])), [keys.value]);
  const needsNumbers = !isAtLeast(kafkaVersion, '2.4');
  // A cluster known only by ZooKeeper has no broker list yet: then the broker itself says what is too much.
  const mostReplicas = brokers.length === 0 ? 100 : brokers.length;
  const problems = draftProblems(draft, { existing: names, brokers: mostReplicas, needsNumbers, types });
  const say = (problem: Problem | undefined) => problem && t(problem.key, problem.params);
  const nameProblem = draft.name === '' && !attempted ? undefined : problems.name;
  const numberHint = needsNumbers ? t('topics.create.number.needed') : t('topics.create.number.default');

  useEffect(() => {
    if (proposed === undefined || !names.has(proposed)) return;
    setProposed(undefined);
    setAttempted(false);
    onDraft(emptyDraft);
    onCreated(proposed);
    onClose();
  }, [proposed, names, onDraft, onCreated, onClose]);

  function review(): void {
    setAttempted(true);
    if (hasProblems(problems)) return;
    setProposed(draft.name);
    propose(draftChange(draft));
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      icon={Plus}
      title={t('topics.create')}
      environment={environment}
      aside={
        <>
          <EnvironmentChip environment={environment} />
          <span className="m cut">{clusterName}</span>
        </>
      }
      initialFocus={() => nameField.current?.querySelector('input') ?? null}
      footer={
        <>
          <span className="hint">{t('topics.create.next')}</span>
          <span className="sp" />
          <Button size="lg" onClick={onClose}>
            {t('topics.create.cancel')}
          </Button>
          <Button size="lg" kind="main" type="submit" form="create-topic">
            {t('topics.create.review')}
          </Button>
        </>
      }
    >
      <form
        id="create-topic"
        className="topic-form"
        onSubmit={(event) => {
          event.preventDefault();
          review();
        }}
      >
        <div ref={nameField}>
          <Field label={t('topics.create.name')} hint={t('topics.create.name.hint')} error={say(nameProblem)}>
            <TextInput mono value={draft.name} onChange={(name) => onDraft({ ...draft, name })} />
          </Field>
        </div>
        <div className="topic-form-pair">
          <Field
            label={t('topics.create.partitions')}
            hint={numberHint}
            error={shownWhen(draft.partitions !== '' || attempted, say(problems.partitions))}
          >
            <TextInput
              inputMode="numeric"
              value={draft.partitions}
              onChange={(partitions) => onDraft({ ...draft, partitions })}
            />
          </Field>
          <Field
            label={t('topics.create.replication')}
            hint={numberHint}
            error={shownWhen(draft.replicationFactor !== '' || attempted, say(problems.replicationFactor))}
          >
            <TextInput
              inputMode="numeric"
              value={draft.replicationFactor}
              onChange={(replicationFactor) => onDraft({ ...draft, replicationFactor })}
            />
          </Field>
        </div>
        <DraftConfigs
          keys={keys}
          configs={draft.configs}
          problems={problems.configs}
          onConfigs={(configs) => onDraft({ ...draft, configs })}
        />
      </form>
    </Dialog>
  );
}

function shownWhen(shown: boolean, problem: string | undefined): string | undefined {
  return shown ? problem : undefined;
}
