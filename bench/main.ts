/** `npm run bench`: times of what people wait for. Five rounds each, median and worst; nothing is judged here. */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import proj4 from 'proj4';
import { transformToLonLat } from '../src/lib/core/crs/transform';
import { readTable } from '../tests/contract/reading';
import { browserArgs, chromium as debianChromium } from '../tests/packages.mjs';
import { startMapServer } from '../tests/servers/mapserver';
import { startSite } from '../tests/servers/site';

const rounds = 5;

interface Times {
  median: number;
  worst: number;
}

/** Milliseconds of `rounds` runs, after one that warms up. */
async function times(run: () => Promise<number>): Promise<Times> {
  await run();
  const all: number[] = [];
  for (let i = 0; i < rounds; i++) all.push(await run());
  all.sort((a, b) => a - b);
  return { median: all[Math.floor(rounds / 2)]!, worst: all.at(-1)! };
}

async function timed(act: () => unknown): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

const told = ({ median, worst }: Times): string => `median ${Math.round(median)} ms, worst ${Math.round(worst)} ms`;

async function benchWfs(): Promise<void> {
  const server = await startMapServer();
  let rows = 0;
  const result = await times(() =>
    timed(async () => {
      rows = (await readTable({ kind: 'wfs', url: server.ows, typeName: 'cells', version: '2.0.0' })).table.rows;
    })
  );
  console.log(`WFS, ${rows} cells by pages of 1,000 (server included): ${told(result)}`);
  await server.close();
}

/** A million positions of EPSG:2154 to longitude/latitude, against a plain loop over proj4. */
async function benchProjection(): Promise<void> {
  const million = 1_000_000;
  const source = new Float64Array(2 * million);
  for (let i = 0; i < million; i++) {
    source[2 * i] = 200_000 + ((i * 7919) % 900_000);
    source[2 * i + 1] = 6_100_000 + ((i * 104_729) % 900_000);
  }
  const transform = transformToLonLat('EPSG:2154');
  if (!transform.ok) throw new Error(transform.problem.code);
  const ours = await times(() => {
    const coords = source.slice();
    return timed(() => transform.value.toLonLat(coords));
  });
  const lambert =
    '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';
  const converter = proj4(lambert, 'EPSG:4326');
  const theirs = await times(() => {
    const coords = source.slice();
    return timed(() => {
      for (let i = 0; i < coords.length; i += 2) {
        const [lon, lat] = converter.forward([coords[i]!, coords[i + 1]!]);
        coords[i] = lon!;
        coords[i + 1] = lat!;
      }
    });
  });
  console.log(`1 M positions EPSG:2154 → longitude/latitude: ${told(ours)}`);
  console.log(`the same by a plain loop over proj4: ${told(theirs)} (${(theirs.median / ours.median).toFixed(1)} ×)`);
}

async function benchOneClick(): Promise<void> {
  const site = await startSite();
  const browser = await chromium.launch({
    ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
    args: browserArgs
  });
  const result = await times(async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(site.url);
    const idle = page.locator('html[data-map-status=idle]');
    await idle.waitFor();
    const elapsed = await timed(async () => {
      await page.locator('[data-recipe-id]').first().click();
      await idle.waitFor();
    });
    await page.close();
    return elapsed;
  });
  console.log(`one click in Chromium, software WebGL: ${told(result)}`);
  await browser.close();
  await site.close();
}

console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), ${rounds} rounds`);
await benchProjection();
await benchWfs();
await benchOneClick();
