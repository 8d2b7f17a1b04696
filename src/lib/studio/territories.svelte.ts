import { siteUrl } from './address';
import type { TerritoryPlace } from '../core/catalogue/cut';
import { territoryKey, type TerritoryInfo } from '../core/catalogue/territories';
import type { Territory } from '../core/document/document';
import { fetchJson } from './resources';

/** Kinds whose lists are long, and read when they are first of use. */
export type SmallKind = 'epci' | 'com';

async function fetchList(url: string): Promise<TerritoryInfo[]> {
  return (await fetchJson(url, 'default')) as TerritoryInfo[];
}

/** The territories one may choose: fr, régions and départements at once, EPCI and communes when first searched. */
export class Territories {
  #all = $state.raw<readonly TerritoryInfo[]>([]);
  #byKey: Record<string, TerritoryInfo> = {};
  #more: Partial<Record<SmallKind, Promise<void>>> = {};

  constructor(private readonly baseUrl: string) {}

  /** what is known so far; reactive */
  get all(): readonly TerritoryInfo[] {
    return this.#all;
  }

  async start(): Promise<void> {
    this.#add(await fetchList(siteUrl('territories/main.json', this.baseUrl)).catch(() => []));
  }

  /** EPCI, communes or both, once. A failure may be tried again. */
  async loadMore(kinds: readonly SmallKind[] = ['epci', 'com']): Promise<void> {
    await Promise.all(kinds.map((kind) => (this.#more[kind] ??= this.#load(kind))));
  }

  async #load(kind: SmallKind): Promise<void> {
    try {
      this.#add(await fetchList(siteUrl(`territories/${kind}.json`, this.baseUrl)));
    } catch {
      delete this.#more[kind];
    }
  }

  /** reactive: undefined until its list has come */
  find(territory: Territory | null): TerritoryInfo | undefined {
    void this.#all;
    return territory ? this.#byKey[territoryKey(territory)] : undefined;
  }

  /** Is there such a territory? EPCI and communes are looked up in their own lists. */
  async known(territory: Territory): Promise<boolean> {
    if (!this.find(territory) && (territory.kind === 'epci' || territory.kind === 'com')) await this.loadMore();
    return this.find(territory) !== undefined;
  }

  /** What recipes need of a territory, even one we know only by its code. */
  async place(territory: Territory): Promise<TerritoryPlace & { bbox: TerritoryInfo['bbox'] }> {
    await this.known(territory);
    return this.find(territory) ?? { ...territory, name: territory.code, bbox: null };
  }

  #add(list: readonly TerritoryInfo[]): void {
    this.#all = [...this.#all, ...list];
    for (const info of list) this.#byKey[territoryKey(info)] = info;
  }
}
