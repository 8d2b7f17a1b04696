/**
 * Whether a secure page may not read an address for its lack of encryption. Addresses of the machine itself are secure
 * to browsers (Secure Contexts §3.1).
 */
export function isMixedContent(url: string, baseUrl: string | undefined): boolean {
  if (baseUrl === undefined || !/^https:/i.test(baseUrl)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** The same address over https. */
export function overHttps(url: string): string {
  const secure = new URL(url);
  secure.protocol = 'https:';
  return secure.href;
}
