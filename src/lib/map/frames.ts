/**
 * Resolves at the next animation frame, or after `patience` milliseconds when frames do not come (hidden tab): work
 * that must end, such as an upload, never waits for ever on a page nobody sees.
 */
export function nextFrame(patience = 250): Promise<void> {
  return new Promise((resolve) => {
    let done = false;
    const finish = (): void => {
      if (done) return;
      done = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
    const frame = requestAnimationFrame(finish);
    const timer = setTimeout(finish, patience);
  });
}

/** Resolves after `milliseconds`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
