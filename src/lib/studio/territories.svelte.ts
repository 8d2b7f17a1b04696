import { siteUrl } from './address';
import type { TerritoryPlace } from '../core/catalogue/cut';
import { territoryKey, type TerritoryInfo } from '../core/catalogue/territories';
import type { Territory } from '../core/document/document';
import { fetchJson } from './resources';

async function fetchList(url: string): Promise<TerritoryInfo[]> {
  return (await fetchJson(url, 'default')) as TerritoryInfo[];
}

/** The territories one may choose: fr, régions and départements at once, EPCI and communes when first searched. */
export class Territories {
  #all = $state.raw<readonly TerritoryInfo[]>([]);
  #byKey: Record<string, TerritoryInfo> = {};
  #more: Promise<void> | null = null;

  constructor(private readonly baseUrl: string) {}

  /** what is known so far; reactive */
  get all(): readonly TerritoryInfo[] {
    return this.#all;
  }

  async start(): Promise<void> {
    this.#add(await fetchList(siteUrl('territories/main.json', this.baseUrl)).catch(() => []));
  }

  /** EPCI and communes, once. A failure may be tried again. */
  loadMore(): Promise<void> {
    this.#more ??= Promise.all(
      ['epci', 'com'].map((name) => fetchList(siteUrl(`territories/${name}.json`, this.baseUrl)))
    ).then(
      (lists) => this.#add(lists.flat()),
      () => {
        this.#more = null;
      }
    );
    return this.#more;
  }

  find(territory: Territory | null): TerritoryInfo | undefined {
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
