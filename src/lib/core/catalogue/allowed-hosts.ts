/** Whether `config.json` names a host: as it is, or by a pattern for sub-domains (`*.exemple.fr`). */
export function isAllowed(host: string, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((named) => (named.startsWith('*.') ? host.endsWith(named.slice(1)) : host === named));
}
