// Promise: a server that wants to know who asks, or that refuses web pages, is one button away; what a person writes to
// sign in goes to that server alone, and is in no link, draft or address.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { geojsonEntry, makeCatalogue } from '../servers/catalogue';
import { startSite, type Site } from '../servers/site';
import { addEntries, expect, getDocument, openStudio, packed, readRows, showTab, test, waitIdle } from './fixtures';

const collection = {
  type: 'FeatureCollection',
  features: [-0.6, -0.5, -0.4].map((x, i) => ({
    type: 'Feature',
    properties: { nom: `Lieu ${i}` },
    geometry: { type: 'Point', coordinates: [x, 44.8] }
  }))
};

/** `/private/…` wants agent:secret; `/closed/…` lets no page read it. */
async function startClosed(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const isPrivate = request.url?.startsWith('/private');
    if (isPrivate) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'authorization');
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const known = request.headers.authorization === `Basic ${Buffer.from('agent:secret').toString('base64')}`;
    response.writeHead(isPrivate && !known ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isPrivate && !known ? {} : collection));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    }
  };
}

let server: Awaited<ReturnType<typeof startClosed>>;
let site: Site;
const catalogue = makeCatalogue();

test.beforeAll(async () => {
  server = await startClosed();
  for (const [id, title, path] of [
    ['reservee', 'Réservée', 'private/a'],
    ['reservee-aussi', 'Réservée aussi', 'private/b'],
    ['fermee', 'Fermée', 'closed/a']
  ] as const)
    catalogue.write(`essais/${id}.yaml`, geojsonEntry(title, `${server.url}/${path}.json`, 'point'));
  site = await startSite({ CATALOG_DIR: catalogue.folder });
});
test.afterAll(async () => {
  await site.close();
  server.close();
  catalogue.remove();
});

const status = async (page: Page): Promise<Record<string, string | null>> =>
  Object.fromEntries((await readRows(page)).map((row) => [row.source, row.problem ?? row.status]));

test('« S’identifier » opens what a server keeps, and leaves no trace', async ({ page, requests }) => {
  await openStudio(page, site);
  await addEntries(page, 'reservee', 'reservee-aussi');
  await showTab(page, 'map');
  expect(await status(page)).toEqual({ reservee: 'auth-required', 'reservee-aussi': 'auth-required' });
  const row = page.locator('[data-source-id="reservee"]');
  await expect(row.getByText('Accès réservé', { exact: true })).toBeVisible();

  const sign = async (password: string): Promise<void> => {
    await row.getByRole('button', { name: 'S’identifier' }).click();
    const dialog = page.getByRole('dialog', { name: 'Accès réservé' });
    await dialog.getByLabel('Nom d’utilisateur').fill('agent');
    await dialog.getByLabel('Mot de passe').fill(password);
    await dialog.getByLabel('Mot de passe').press('Enter');
    await expect(dialog).toBeHidden();
    await waitIdle(page);
  };
  await sign('wrong');
  expect(await status(page)).toEqual({ reservee: 'auth-required', 'reservee-aussi': 'auth-required' });
  await sign('secret');
  // one word for the whole server
  expect(await status(page)).toEqual({ reservee: 'ready', 'reservee-aussi': 'ready' });

  await expect(page).toHaveURL(/#m=/);
  const stored = await page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const open = indexedDB.open(name!);
        open.onsuccess = () => resolve(open.result);
      });
      for (const store of database.objectStoreNames)
        kept.push(
          await new Promise((resolve) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(all.result);
          })
        );
    }
    return JSON.stringify(kept);
  });
  const everything = [stored, JSON.stringify(await getDocument(page)), page.url(), ...requests].join('\n');
  expect(everything).not.toMatch(/secret|Authorization|YWdlbnQ6/i);
  expect(packed(page)).not.toBe('');

  // another visit knows nothing of it
  await page.reload();
  await waitIdle(page);
  expect((await status(page))['reservee']).toBe('auth-required');
});

test('a server that refuses pages: a button where the site has a relay, a word where it has none', async ({ page }) => {
  await openStudio(page, site);
  await addEntries(page, 'fermee');
  await showTab(page, 'map');
  const row = page.locator('[data-source-id="fermee"]');
  expect(await status(page)).toEqual({ fermee: 'cors-refused' });
  await expect(row.getByText('Demandez à votre administrateur')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Passer par le relais' })).toHaveCount(0);

  await page.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, proxy: { enabled: true } } });
  });
  const relayed: string[] = [];
  // what the relay reads is told in its own tests: here stands its answer
  await page.route('**/relais?*', async (route) => {
    relayed.push(new URL(route.request().url()).searchParams.get('url') ?? '');
    await route.fulfill({ json: collection });
  });
  await page.reload();
  await waitIdle(page);
  await showTab(page, 'map');
  await row.getByRole('button', { name: 'Passer par le relais' }).click();
  await waitIdle(page);
  expect(await status(page)).toEqual({ fermee: 'ready' });
  expect(relayed).toEqual([`${server.url}/closed/a.json`]);
});
