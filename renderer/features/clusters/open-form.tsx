import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Environment, ProbeReport } from '../../../shared/contract/index.ts';
import { useText } from '../../app/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextInput } from '../../ui/input.tsx';
import { EnvironmentChoice } from './environment-choice.tsx';
import type { Connect } from './use-connect.ts';

/** What a profile needs beyond its addresses; Enter opens. */
export function OpenForm({ report, connect }: { report: ProbeReport; connect: Connect }) {
  const t = useText();
  const [name, setName] = useState(report.suggestedName);
  const [environment, setEnvironment] = useState<Environment>('dev');
  const [readOnly, setReadOnly] = useState(false);
  const nameId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const part = report.kafka.state !== 'found' ? 'kafka' : report.zookeeper.state === 'missed' ? 'zookeeper' : undefined;

  // Enter, Enter: the first one looked, the second one opens.
  useEffect(() => button.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '' || connect.opening) return;
    void connect.openDraft({
      name: name.trim(),
      environment,
      readOnly,
      brokers: report.brokers,
      zookeeper: report.zookeeperConnect,
    });
  }

  return (
    <form className="open-form" onSubmit={submit}>
      <label className="label" htmlFor={nameId}>
        {t('connect.name')}
      </label>
      <TextInput id={nameId} size="sm" value={name} onChange={setName} maxLength={80} />
      <EnvironmentChoice value={environment} onChange={setEnvironment} />
      <Checkbox checked={readOnly} onChange={setReadOnly}>
        {t('connect.readOnly')}
      </Checkbox>
      <span className="sp" />
      {part && <span className="m cut">{t(`connect.canWait.${part}`)}</span>}
      <Button
        ref={button}
        kind="main"
        size="lg"
        type="submit"
        keys="enter"
        busy={connect.opening === 'new'}
        disabledReason={name.trim() === '' ? t('connect.needsName') : undefined}
      >
        {t('connect.open')}
      </Button>
    </form>
  );
}
