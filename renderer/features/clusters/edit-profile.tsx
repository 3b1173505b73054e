import { Pencil } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { Profile } from '../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import { errorText, useText } from '../../app/i18n.tsx';
import { call } from '../../app/live.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { EnvironmentChoice } from './environment-choice.tsx';

/** Name, environment, read-only and addresses of a profile; nothing on a cluster changes by it. */
export function EditProfile({ profile, onClose }: { profile: Profile; onClose(): void }) {
  const t = useText();
  const formId = useId();
  const [draft, setDraft] = useState(profile);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const set = (change: Partial<Profile>) => setDraft((now) => ({ ...now, ...change }));
  const nameMissing = draft.name.trim() === '';
  const addressMissing = draft.brokers.trim() === '' && draft.zookeeper.trim() === '';

  async function save(event: FormEvent) {
    event.preventDefault();
    if (nameMissing || addressMissing) return;
    setBusy(true);
    setError(undefined);
    const { id, name, environment, readOnly, brokers, zookeeper } = draft;
    try {
      await call('clusters.saveProfile', {
        id,
        name,
        environment,
        readOnly,
        brokers: brokers.trim(),
        zookeeper: zookeeper.trim(),
      });
      onClose();
    } catch (caught) {
      setError(toAppError(caught));
      setBusy(false);
    }
  }

  const words = error && errorText(t, error);
  return (
    <Dialog
      open
      onClose={onClose}
      icon={Pencil}
      title={t('connect.editTitle', { name: profile.name })}
      environment={draft.environment}
      width={520}
      footer={
        <>
          <span className="hint">{t('connect.editEffect')}</span>
          <span className="sp" />
          <Button kind="line" size="lg" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="main" size="lg" type="submit" form={formId} busy={busy}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="col form" onSubmit={(event) => void save(event)}>
        <Field label={t('connect.name')} error={nameMissing && t('connect.needsName')}>
          <TextInput value={draft.name} onChange={(name) => set({ name })} maxLength={80} />
        </Field>
        <div className="row">
          <EnvironmentChoice value={draft.environment} onChange={(environment) => set({ environment })} />
          <Checkbox checked={draft.readOnly} onChange={(readOnly) => set({ readOnly })}>
            {t('connect.readOnly')}
          </Checkbox>
        </div>
        <Field label={t('connect.brokers')} error={addressMissing && t('connect.needsAddress')}>
          <TextInput mono value={draft.brokers} onChange={(brokers) => set({ brokers })} />
        </Field>
        <Field label="ZooKeeper" hint={t('connect.zookeeperHint')}>
          <TextInput mono value={draft.zookeeper} onChange={(zookeeper) => set({ zookeeper })} />
        </Field>
        {words && (
          <p className="bad" role="alert">
            {words.what} {words.next}
          </p>
        )}
      </form>
    </Dialog>
  );
}
