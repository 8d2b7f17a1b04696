import type { Page } from '@playwright/test';

/** Bytes that a page sent to the GPU: into buffers (positions, indices), and into textures of rows of 1,024 texels (paints). */
export interface Sent {
  buffers: number;
  paints: number;
}

interface Counter {
  sent: Sent;
  /** moments in ms: of the last answer of a worker that carries a paint, and of the paints written since */
  answer: number;
  delays: number[];
  /** ms from each such answer to the layers given to deck, and its moment while they are awaited */
  given: number[];
  toGive: number;
  /** frames begun: in all, before that answer, and from each answer to its paint written */
  frame: number;
  answerFrame: number;
  frames: number[];
}

/** Counts what the page sends to the GPU, and how long after a worker's answer; to be called before it opens. */
export const watchSent = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const counter: Counter = {
      sent: { buffers: 0, paints: 0 },
      answer: 0,
      delays: [],
      given: [],
      toGive: 0,
      frame: 0,
      answerFrame: 0,
      frames: []
    };
    const tick = (): void => {
      counter.frame++;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const sizeOf = (data: unknown): number => (ArrayBuffer.isView(data) ? data.byteLength : 0);
    const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    const watch = (name: string, note: (args: unknown[]) => void): void => {
      const real = gl[name]!;
      gl[name] = function (this: unknown, ...args: unknown[]) {
        note(args);
        return real.apply(this, args);
      };
    };
    watch('bufferData', (args) => (counter.sent.buffers += sizeOf(args[1])));
    watch('bufferSubData', (args) => (counter.sent.buffers += sizeOf(args[2])));
    watch('texSubImage2D', (args) => {
      // (target, level, x, y, width, height, format, type, data)
      if (args[4] !== 1024 || typeof args[5] !== 'number') return;
      counter.sent.paints += 4 * 1024 * args[5];
      if (counter.answer > 0) {
        counter.delays.push(performance.now() - counter.answer);
        counter.frames.push(counter.frame - counter.answerFrame);
      }
      counter.answer = 0;
    });
    new PerformanceObserver((entries) => {
      for (const { startTime } of entries.getEntriesByName('layers-given')) {
        if (counter.toGive > 0 && startTime >= counter.toGive) {
          counter.given.push(startTime - counter.toGive);
          counter.toGive = 0;
        }
      }
    }).observe({ type: 'mark' });
    const Real = Worker;
    Object.assign(window, {
      counter,
      Worker: class extends Real {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          this.addEventListener('message', ({ data }: MessageEvent<{ outcome?: { value?: { marks?: unknown } } }>) => {
            if (!data?.outcome?.value?.marks) return;
            counter.answer = counter.toGive = performance.now();
            counter.answerFrame = counter.frame;
          });
        }
      }
    });
  });

const counterOf = (page: Page): Promise<Counter> =>
  page.evaluate(() => (window as unknown as { counter: Counter }).counter);

/** What is sent while `act` runs; ms from each worker's answer to deck given its paint, ms and frames to the paint written. */
export async function sentWhile(
  page: Page,
  act: () => Promise<void>
): Promise<Sent & { given: number[]; delays: number[]; frames: number[] }> {
  const before = await counterOf(page);
  await act();
  const after = await counterOf(page);
  return {
    buffers: after.sent.buffers - before.sent.buffers,
    paints: after.sent.paints - before.sent.paints,
    given: after.given.slice(before.given.length),
    delays: after.delays.slice(before.delays.length),
    frames: after.frames.slice(before.frames.length)
  };
}
