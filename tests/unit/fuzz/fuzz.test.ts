// No input, however broken, makes a reader throw, hang for a second, or touch the prototypes that all objects share.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dice, mutate } from './mutate';
import { readers } from './readers';
import { startWatchdog } from './watchdog';

const inputs = Number(process.env['FUZZ_INPUTS'] ?? 10_000);
/** Time of this process alone, so that a busy machine does not count. */
const cpuMs = (): number => process.cpuUsage().user / 1000;
const shown = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 2000)).toString('latin1');

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const sharedNames = (): string =>
  prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('\n');

let watchdog: ReturnType<typeof startWatchdog>;
beforeAll(() => {
  watchdog = startWatchdog(60);
});
afterAll(() => watchdog.stop());

describe.each(readers)('$name', ({ seeds, read, allowed }) => {
  it('reads its seeds', async () => {
    for (const seed of seeds) {
      const fault = allowed(await read(seed), true);
      expect(fault, shown(seed)).toBeNull();
    }
  });

  it(`survives ${inputs} broken inputs`, { timeout: 600_000 }, async () => {
    const random = dice(20_240_131);
    const before = sharedNames();
    for (let i = 0; i < inputs; i++) {
      watchdog.beat(i);
      const input = mutate(seeds[i % seeds.length]!, seeds, random);
      const started = cpuMs();
      let fault: string | null;
      try {
        fault = allowed(await read(input), false);
      } catch (error) {
        fault = String(error instanceof Error ? error.stack : error);
      }
      if (fault !== null) expect.fail(`input ${i}: ${fault}\n${shown(input)}`);
      if (cpuMs() - started > 1000) {
        // once more: the first time may have met the garbage collector
        const again = cpuMs();
        await read(input);
        if (cpuMs() - again > 1000) expect.fail(`input ${i}: ${Math.round(cpuMs() - again)} ms\n${shown(input)}`);
      }
    }
    expect(sharedNames()).toBe(before);
  });
});
