import { Ellipsis, Lock, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Profile } from '../../../shared/contract/index.ts';
import { formatAge } from '../../../shared/text/times.ts';
import { EnvironmentChip } from '../../app/environment-chip.tsx';
import { ErrorPanel } from '../../app/error-panel.tsx';
import { useLanguage, useText } from '../../app/i18n.tsx';
import { useLive } from '../../app/live.ts';
import { useNow } from '../../app/times.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { DeleteProfile } from './delete-profile.tsx';
import { EditProfile } from './edit-profile.tsx';

type Asked = { what: 'edit' | 'delete'; profile: Profile };

/** The clusters known from before, the last opened first; a click opens. */
export function ProfileList({
  onOpen,
  opening,
}: {
  onOpen(profile: Profile): Promise<void>;
  opening: string | undefined;
}) {
  const t = useText();
  const profiles = useLive('clusters.profiles', {});
  const [asked, setAsked] = useState<Asked>();
  const recent = profiles.value?.toSorted((a, b) => (b.lastOpenedAtMs ?? 0) - (a.lastOpenedAtMs ?? 0));
  const close = () => setAsked(undefined);

  return (
    <aside className="recent" aria-label={t('connect.recent')}>
      <h2>{t('connect.recent')}</h2>
      {profiles.status === 'failed' && profiles.error && <ErrorPanel error={profiles.error} onRetry={profiles.again} />}
      {recent?.length === 0 && <p className="m">{t('connect.noRecent')}</p>}
      <ul>
        {recent?.map((profile) => (
          <ProfileRow
            key={profile.id}
            profile={profile}
            busy={opening === profile.id}
            onOpen={() => void onOpen(profile)}
            onAsk={(what) => setAsked({ what, profile })}
          />
        ))}
      </ul>
      {asked?.what === 'edit' && <EditProfile profile={asked.profile} onClose={close} />}
      {asked?.what === 'delete' && <DeleteProfile profile={asked.profile} onClose={close} />}
    </aside>
  );
}

function ProfileRow({
  profile,
  busy,
  onOpen,
  onAsk,
}: {
  profile: Profile;
  busy: boolean;
  onOpen(): void;
  onAsk(what: Asked['what']): void;
}) {
  const t = useText();
  const language = useLanguage();
  const now = useNow();
  const { name, environment, readOnly, lastOpenedAtMs } = profile;
  return (
    <li className="profile" data-env={environment}>
      <button type="button" onClick={onOpen} aria-busy={busy}>
        <span className="profile-name">
          <span className="cut">{name}</span>
          <EnvironmentChip environment={environment} />
          {readOnly && <Lock aria-label={t('connect.readOnly')} />}
          {busy && <span className="spin" />}
        </span>
        <span className="profile-address cut">{shortAddress(profile)}</span>
      </button>
      {lastOpenedAtMs !== undefined && (
        <span className="count">{t('app.light.ago', { age: formatAge(now - lastOpenedAtMs, language) })}</span>
      )}
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('connect.more', { name })} quietLabel />}
        items={[
          { id: 'edit', icon: Pencil, label: t('connect.edit'), onSelect: () => onAsk('edit') },
          { id: 'delete', icon: Trash2, label: t('connect.delete'), danger: true, onSelect: () => onAsk('delete') },
        ]}
      />
    </li>
  );
}

/** The first address and how many more: `kafka1:9092, +2`. A ZooKeeper string is shown whole, since its chroot matters. */
function shortAddress({ brokers, zookeeper }: Profile): string {
  const [first = '', ...more] = brokers.split(',').filter(Boolean);
  if (first === '') return zookeeper;
  return more.length === 0 ? first : `${first}, +${more.length}`;
}
