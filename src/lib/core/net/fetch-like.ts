/** The part of `fetch` that is used. Pass `(url, init) => fetch(url, init)`. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;
export interface FetchInit {
  method?: 'GET' | 'HEAD';
  mode?: 'cors' | 'no-cors';
  headers?: Record<string, string>;
  signal: AbortSignal;
  credentials?: 'omit';
  /** absent: the browser's own rules; `no-cache`: what it kept is checked with the server first */
  cache?: 'no-cache';
  redirect?: 'follow' | 'error' | 'manual';
}
export interface FetchResponse {
  ok: boolean;
  status: number;
  url: string;
  /** `opaqueredirect` where a redirection was asked to be left alone */
  type?: string;
  headers: { get(name: string): string | null };
  body: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> } } | null;
}
