import type { CrossContext } from './kind';

/** Lets the message queue be heard, and throws when the crossing was called off. */
export async function pause(context: CrossContext, done: number, total: number): Promise<void> {
  await context.breathe(done, total);
  context.signal.throwIfAborted();
}
