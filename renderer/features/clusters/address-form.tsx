import { type FormEvent, useEffect, useRef } from 'react';
import { useText } from '../../app/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Connect } from './use-connect.ts';

/** One field. Enter looks; while looking the same button stops. */
export function AddressForm({ connect }: { connect: Connect }) {
  const t = useText();
  const { address, probe, setAddress } = connect;
  const input = useRef<HTMLInputElement>(null);
  const looking = probe.state === 'looking';

  useEffect(() => input.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (looking) connect.cancel();
    else if (address.trim() === '') input.current?.focus();
    else void connect.look(address.trim());
  }

  return (
    <form className="col connect-address" onSubmit={submit}>
      <div className="row">
        <TextInput
          ref={input}
          label={t('connect.address')}
          placeholder="localhost:9092"
          size="lg"
          mono
          value={address}
          onChange={setAddress}
          aria-describedby="connect-examples"
          onKeyDown={(event) => event.key === 'Escape' && looking && connect.cancel()}
        />
        <Button kind="line" type="submit" className="connect-look">
          {looking ? t('common.stop') : probe.state === 'none' ? t('connect.look') : t('connect.lookAgain')}
        </Button>
      </div>
      {looking ? (
        <div className="connect-progress">
          <Progress label={t('connect.looking')} />
          <p className="m" role="status">
            {t('connect.looking')}
          </p>
        </div>
      ) : (
        <p className="connect-examples m" id="connect-examples">
          <span>{t('connect.examples')}</span>
          <span>
            {t('connect.exampleBroker')} <code>host:9092</code>
          </span>
          <span>
            {t('connect.exampleList')} <code>host1:9092,host2:9092</code>
          </span>
          <span>
            {t('connect.exampleZookeeper')} <code>host:2181/chroot</code>
          </span>
        </p>
      )}
    </form>
  );
}
