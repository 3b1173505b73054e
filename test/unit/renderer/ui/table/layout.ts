import { afterEach, beforeEach, vi } from 'vitest';

/**
 * Gives every element a size: happy-dom lays nothing out, and a virtual list draws only what has room. Call it at the top of
 * a file that renders one.
 */
export function layoutOf(width: number, height: number): void {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}
