import { useText } from '../../app/i18n.tsx';
import { AddressForm } from './address-form.tsx';
import { OpenFailed } from './open-failed.tsx';
import { ProbeCard } from './probe-card.tsx';
import { ProbeFailed } from './probe-failed.tsx';
import { ProfileList } from './profile-list.tsx';
import { SandboxCard } from './sandbox-card.tsx';
import { useConnect } from './use-connect.ts';
import { useOpenAtStart } from './use-open-at-start.ts';
import './connect.css';

/** The first screen: one address, what was found from it, and Open; clusters known from before at the left. */
export function ConnectView() {
  const t = useText();
  const connect = useConnect();
  useOpenAtStart(connect);
  const { probe } = connect;

  return (
    <div className="connect">
      <ProfileList onOpen={connect.openProfile} opening={connect.opening} />
      <main className="connect-work">
        <div className="connect-column">
          <h1>{t('connect.title')}</h1>
          <AddressForm connect={connect} />
          {probe.state === 'failed' && <ProbeFailed address={probe.address} error={probe.error} />}
          {probe.state === 'found' && <ProbeCard key={probe.address} report={probe.report} connect={connect} />}
          {connect.openError && <OpenFailed error={connect.openError} />}
          <SandboxCard connect={connect} />
        </div>
      </main>
    </div>
  );
}
