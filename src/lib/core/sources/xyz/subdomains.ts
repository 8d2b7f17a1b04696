/** `{a-c}`, `{a,b,c}` and `{switch:a,b,c}` are `{s}` with its names; a bare `{s}` stands for a, b, c. */
export function splitSubdomains(url: string): { template: string; subdomains: string[] } {
  const range = /\{([a-z0-9])-([a-z0-9])\}/i.exec(url);
  if (range) {
    const [whole, from, to] = range as unknown as [string, string, string];
    const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
    const count = Math.max(0, Math.min(36, last - first + 1));
    const subdomains = Array.from({ length: count }, (_, i) => String.fromCharCode(first + i));
    return { template: url.replace(whole, '{s}'), subdomains };
  }
  const list = /\{(?:switch:)?([a-z0-9]+(?:,[a-z0-9]+)+)\}/i.exec(url);
  if (list) return { template: url.replace(list[0], '{s}'), subdomains: (list[1] ?? '').split(',') };
  return url.includes('{s}') ? { template: url, subdomains: ['a', 'b', 'c'] } : { template: url, subdomains: [] };
}
