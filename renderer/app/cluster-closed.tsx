import { useState } from 'react';
import type { Profile } from '../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { EnvironmentChip } from './environment-chip.tsx';
import { errorText, useText } from './i18n.tsx';
import { call, useLive } from './live.ts';
import { href } from './route.ts';

/** A link to a cluster that is not open here: connect by the profile that knows it, or by an address. */
export function ClusterClosed({ cluster }: { cluster: string }) {
  const t = useText();
  const profiles = useLive('clusters.profiles', {}).value;
  const known = profiles?.filter((profile) => profile.clusterId === cluster) ?? [];
  if (!profiles) return null;
  return (
    <EmptyState
      title={t('app.closed.title')}
      reason={
        <>
          <span className="mono">{cluster}</span>
          <br />
          {t(known.length > 0 ? 'app.closed.known' : 'app.closed.unknown')}
        </>
      }
      action={
        <div className="col closed-actions">
          {known.map((profile) => (
            <OpenProfile key={profile.id} profile={profile} />
          ))}
          <a className="link" href={href({ view: 'connect' })}>
            {t('app.closed.elsewhere')}
          </a>
        </div>
      }
    />
  );
}

function OpenProfile({ profile }: { profile: Profile }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();

  async function open() {
    setBusy(true);
    setError(undefined);
    try {
      // The list of open clusters follows by itself, and with it the view that the link names.
      await call('clusters.open', { profileId: profile.id });
    } catch (caught) {
      setError(toAppError(caught));
    } finally {
      setBusy(false);
    }
  }

  const words = error && errorText(t, error);
  return (
    <>
      <Button kind="main" size="lg" busy={busy} onClick={() => void open()}>
        {t('app.closed.open', { name: profile.name })}
        <EnvironmentChip environment={profile.environment} />
      </Button>
      {words && (
        <p className="bad" role="alert">
          {words.what} {words.next}
        </p>
      )}
    </>
  );
}
