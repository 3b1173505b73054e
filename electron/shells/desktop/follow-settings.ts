import type { Handlers, Settings } from '../../../shared/contract/index.ts';
import type { LogPort } from '../../core/ports/ports.ts';

/** Tells every change of the person's settings, beginning with what they are, until the signal. */
export async function followSettings(
  handlers: Pick<Handlers, 'app.settings'>,
  signal: AbortSignal,
  log: LogPort,
  onSettings: (settings: Settings) => void,
): Promise<void> {
  try {
    for await (const sample of handlers['app.settings']({}, signal)) {
      if (sample.ok) onSettings(sample.value);
      else log.warn('desktop.settings.failed', { error: sample.error });
    }
  } catch (error) {
    if (!signal.aborted) log.error('desktop.settings.failed', { error });
  }
}
