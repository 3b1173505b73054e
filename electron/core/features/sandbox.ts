import type { SandboxStatus, sandboxContract } from '../../../shared/contract/index.ts';
import { fail, failure } from '../../../shared/errors.ts';
import { createObservable } from '../live/observable.ts';
import type { Ports } from '../ports/ports.ts';
import { type FeatureHandlers, samples } from './feature.ts';

/** The servers this app can start on its own machine, where its host lends it the means. */
export function sandboxHandlers({ sandbox, clock }: Ports): FeatureHandlers<typeof sandboxContract> {
  const status = createObservable<SandboxStatus>(
    sandbox?.status() ?? { state: 'unavailable', error: failure('SANDBOX_UNSUPPORTED').error },
  );
  sandbox?.onStatus(status.set);
  return {
    'sandbox.status': (_input, signal) => samples(status.watch(signal), clock),
    async 'sandbox.start'() {
      await (sandbox ?? fail('SANDBOX_UNSUPPORTED')).start();
      return null;
    },
    async 'sandbox.stop'() {
      await (sandbox ?? fail('SANDBOX_UNSUPPORTED')).stop();
      return null;
    },
  };
}
