/** What the query of an embed's address decides, besides `lang` and `theme`, which every page reads. */
export interface EmbedOptions {
  legend: boolean;
  title: boolean;
  controls: boolean;
}

const off = (value: string | null): boolean => value === '0' || value === 'false' || value === 'no';

/**
 * Options of `/embed/?legend=0&title=0&controls=0`. `page` is what the document itself asks for, used when the query is
 * silent.
 */
export function embedOptions(query: URLSearchParams, page: { legend: boolean; title: boolean }): EmbedOptions {
  return {
    legend: query.has('legend') ? !off(query.get('legend')) : page.legend,
    title: query.has('title') ? !off(query.get('title')) : page.title,
    controls: !off(query.get('controls'))
  };
}

/**
 * How much room there is: everything, the legend in small, the legend folded, or title and attribution with the legend
 * behind a button.
 */
export function embedRoom(width: number): 'full' | 'compact' | 'folded' | 'tiny' {
  if (width < 400) return 'tiny';
  return width < 560 ? 'folded' : width < 880 ? 'compact' : 'full';
}
