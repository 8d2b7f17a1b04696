import { isAllowed } from '../core/catalogue/allowed-hosts';
import { parseTerritory } from '../core/catalogue/territories';
import { packDocument, packedOf, unpackDocument } from '../core/document/permalink';
import { emptyDocument } from '../core/document/document';
import { webglAvailable } from '../map/map-view';
import { spawnWorkers } from '../workers/spawn';
import { withPacked, type Address } from './address';
import type { Studio } from './api';
import { answerMessages } from './messages';
import { loadCatalogue, loadConfig } from './resources';
import { wheel } from './wheel';
import { PageStudio } from './studio.svelte';

export interface StartOptions {
  mode: 'studio' | 'embed';
  /** recipe of the page (`/carte/<id>/`); the address may also name one by `?recette=` */
  recipe?: string | null;
  /** absolute address of the site, ending in `/` */
  base: string;
  address?: Address;
}

/** Milliseconds after the last change before the address bar follows, and before a draft is saved. */
const followAfter = 250;
const saveAfter = 1000;

/**
 * Makes the page's studio and opens what its address names: a packed document (`#m=`) wins over a recipe, a recipe over
 * the empty landing.
 */
export async function startStudio(options: StartOptions): Promise<Studio> {
  const config = await loadConfig(options.base);
  const catalogueUrl = catalogueAddress(options.base, config.catalogue, config.allowedHosts);
  const catalogue = await loadCatalogue(catalogueUrl);
  const studio = new PageStudio({
    baseUrl: options.base,
    mode: options.mode,
    config,
    catalogue: catalogue.ok
      ? catalogue.value
      : { version: 1, entries: [], recipes: [], pending: [], pendingRecipes: [], faults: [] },
    catalogueProblem: catalogue.ok ? null : catalogue.problem,
    webgl: webglAvailable(),
    scroll: wheel(options.mode, parent !== self, new URL(location.href).searchParams.get('scroll')),
    spawnWorkers,
    address: options.address
  });
  await studio.territoriesStore.start();
  const url = studio.address.current();
  const asked = url.searchParams.get('territoire');
  const territory = parseTerritory(asked);
  const known = territory !== null && (await studio.territoriesStore.known(territory));
  studio.setTerritory(known ? territory : null);
  follow(studio);
  await open(studio, url, options.recipe ?? null);
  if (asked !== null && !known) studio.report({ code: 'territory-unknown', facts: { territory: asked } });
  answerMessages(studio);
  if (options.mode === 'studio') void studio.opening.findDraft();
  return studio;
}

/** `?catalog=` names another compiled catalogue, on this origin or an allowed host only. */
function catalogueAddress(base: string, usual: string, allowedHosts: readonly string[]): string {
  const home = new URL(usual, base);
  const asked = new URL(location.href).searchParams.get('catalog');
  if (!asked || !URL.canParse(asked, base)) return home.href;
  const other = new URL(asked, base);
  const allowed =
    /^https?:$/.test(other.protocol) && (other.origin === home.origin || isAllowed(other.host, allowedHosts));
  return allowed ? other.href : home.href;
}

async function open(studio: PageStudio, url: URL, pageRecipe: string | null): Promise<void> {
  const packed = packedOf(url.hash);
  if (packed !== null) {
    const unpacked = unpackDocument(packed);
    if (unpacked.ok) studio.opening.document(unpacked.value, 'link', true);
    else studio.report(unpacked.problem);
    return;
  }
  const id = pageRecipe ?? url.searchParams.get('recette');
  if (id === null) {
    studio.opening.document(emptyDocument(), 'own', true);
    const { territory } = studio;
    if (territory) studio.chooseTerritory(territory);
    else studio.zoomToAll();
    return;
  }
  const recipe = studio.recipe(id);
  if (!recipe) return studio.report({ code: 'recipe-unknown', facts: { recipe: id } });
  const made = await studio.opening.run(recipe, studio.territory, true);
  if (!made.ok) studio.report(made.problem);
}

/** Keeps address bar and draft in step with the document, and the document in step with a changed address. */
function follow(studio: PageStudio): void {
  let written: string | null = packedOf(studio.address.current().hash);
  let timer = 0;
  let saveTimer = 0;
  /** addresses this page wrote of a map made here: going back to one opens no link */
  const mine = new Set<string>();
  const write = (): void => {
    timer = 0;
    const empty = studio.document.layers.length === 0 && studio.document.title === '';
    const packed = empty ? null : packDocument(studio.document);
    if (packed === written) return;
    written = packed;
    if (packed !== null && studio.opening.own) remember(mine, packed);
    studio.address.replace(withPacked(studio.address.current(), packed));
  };
  const save = (): void => {
    saveTimer = 0;
    void studio.drafts.save(studio.document, Date.now());
  };
  studio.onDocument(() => {
    clearTimeout(timer);
    if (studio.mode === 'studio') timer = window.setTimeout(write, followAfter);
    clearTimeout(saveTimer);
    if (studio.mode === 'studio' && studio.opening.own && studio.document.layers.length > 0)
      saveTimer = window.setTimeout(save, saveAfter);
    else saveTimer = 0;
  });
  // who leaves at once leaves nothing behind
  addEventListener('pagehide', () => {
    clearTimeout(timer);
    clearTimeout(saveTimer);
    if (timer) write();
    if (saveTimer) save();
  });
  studio.address.onChange((url) => {
    const packed = packedOf(url.hash);
    if (packed === written) return;
    clearTimeout(timer);
    timer = 0;
    written = packed;
    if (packed === null) {
      studio.opening.document({ ...emptyDocument(), view: studio.document.view }, 'own');
      void studio.opening.findDraft();
      return;
    }
    const unpacked = unpackDocument(packed);
    if (unpacked.ok) studio.opening.document(unpacked.value, mine.has(packed) ? 'own' : 'link');
    else studio.report(unpacked.problem);
  });
}

/** Adds to the latest few; the history holds no more of a map than its last addresses. */
function remember(latest: Set<string>, packed: string): void {
  latest.delete(packed);
  latest.add(packed);
  const [oldest] = latest;
  if (latest.size > 50 && oldest !== undefined) latest.delete(oldest);
}
