/**
 * Every fourth of 60 frames, 15 times a second: fast enough to look live, and half of a core's time less than every frame.
 * Half a frame short of that, so that a frame that comes a little early does not make it every fifth.
 */
const betweenPaintsMs = 3.5 * (1000 / 60);

export type PaintClock = {
  /** Something came: it will be painted with the next beat. */
  request(): void;
  /** Resolves when what was there at the time of asking has been painted. */
  painted(): Promise<void>;
  stop(): void;
};

/**
 * Calls `paint` in an animation frame, at most 15 times a second and only when asked. A hidden window has no frames: there
 * nothing is painted and `painted` waits, so that no credit is given for what nobody sees.
 */
export function createPaintClock(paint: () => void): PaintClock {
  let waiting: (() => void)[] = [];
  let frame: number | undefined;
  let paintedAtMs = Number.NEGATIVE_INFINITY;

  function beat() {
    frame = undefined;
    const now = performance.now();
    if (now - paintedAtMs < betweenPaintsMs) return request();
    paintedAtMs = now;
    const done = waiting;
    waiting = [];
    paint();
    // A timer set inside a frame runs after that frame was put on screen.
    setTimeout(() => {
      for (const resolve of done) resolve();
    });
  }

  function request() {
    frame ??= requestAnimationFrame(beat);
  }

  return {
    request,
    painted() {
      request();
      return new Promise((resolve) => waiting.push(resolve));
    },
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}
