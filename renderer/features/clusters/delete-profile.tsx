import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Profile } from '../../../shared/contract/index.ts';
import { useText } from '../../app/i18n.tsx';
import { call } from '../../app/live.ts';
import { reportError } from '../../app/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Forgets a profile on this machine. The cluster and its journal stay as they are. */
export function DeleteProfile({ profile, onClose }: { profile: Profile; onClose(): void }) {
  const t = useText();
  const [busy, setBusy] = useState(false);

  async function remove() {
    setBusy(true);
    try {
      await call('clusters.deleteProfile', { id: profile.id });
    } catch (caught) {
      reportError(caught);
    }
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      icon={Trash2}
      title={t('connect.deleteTitle', { name: profile.name })}
      width={440}
      footer={
        <>
          <span className="sp" />
          <Button kind="line" size="lg" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="destroy" size="lg" busy={busy} onClick={() => void remove()}>
            {t('connect.delete')}
          </Button>
        </>
      }
    >
      <p className="read">{t('connect.deleteEffect')}</p>
    </Dialog>
  );
}
