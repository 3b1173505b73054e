import type { Input, LiveMethod, State } from '../../shared/contract/index.ts';
import { Failure, failure } from '../../shared/errors.ts';
import { cellKey, holdCell, onCells, readCell } from './live-cache.ts';

const limitMs = 10_000;

/** The state of something watched, once. Fails as its first sample does, or with TIMED_OUT. */
export function readOnce<M extends LiveMethod>(method: M, input: Input<M>): Promise<State<M>> {
  const key = cellKey(method, input);
  return new Promise((resolve, reject) => {
    const stop = onCells(look);
    const release = holdCell(key, method, input);
    const timer = setTimeout(() => {
      end();
      reject(failure('TIMED_OUT', { params: { seconds: limitMs / 1000 } }));
    }, limitMs);

    function end() {
      clearTimeout(timer);
      stop();
      release();
    }
    function look() {
      const cell = readCell<M>(key);
      if (cell.status === 'fresh' && cell.value !== undefined) {
        end();
        resolve(cell.value);
      } else if (cell.error) {
        end();
        reject(new Failure(cell.error));
      }
    }
    look();
  });
}
