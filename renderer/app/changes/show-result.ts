import type { ChangeResult } from '../../../shared/contract/index.ts';
import { showToast } from '../toasts.ts';

/** Says what a change has done, with undo beside it where it can be undone. */
export function showResult(result: ChangeResult, undoable: boolean): void {
  showToast({
    tone: 'ok',
    message: { change: result.change, tookMs: result.tookMs },
    ...(undoable && { undo: result.journalId }),
  });
}
