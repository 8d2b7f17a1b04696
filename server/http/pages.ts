import { createHash } from 'node:crypto';

/** Hashes of the inline scripts of a page, as a Content-Security-Policy names them. */
export function scriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(
    (m) =>
      `'sha256-${createHash('sha256')
        .update(m[1] ?? '')
        .digest('base64')}'`
  );
}

/**
 * The same page one folder deeper: a page built for `/carte/` answers for `/carte/<id>/`. Its addresses are relative
 * (`../_app/…`, `new URL("..", location)`), so each takes one step more.
 */
export function onePathDeeper(html: string): string {
  return html
    .replace(/((?:href|src)=["']|import\(["']|["'])\.\.\/(?=_app\/|[\w-]+\.(?:svg|png|json|ico)\b)/g, '$1../../')
    .replace(/new URL\("\.\.", location\)/g, 'new URL("../..", location)')
    .replace(/assets: "\.\."/g, 'assets: "../.."');
}

/**
 * Headers that every answer carries, and for a page its Content-Security-Policy: scripts are ours only, but layers,
 * tiles and pictures come from anywhere, since that is what the studio is for. Only the embed may be framed elsewhere.
 */
export function securityHeaders(page?: { html: string; framed: boolean }): Record<string, string> {
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()'
  };
  if (page) {
    headers['Content-Security-Policy'] = [
      `default-src 'self'`,
      `script-src 'self' ${scriptHashes(page.html).join(' ')}`.trim(),
      `style-src 'self' 'unsafe-inline'`,
      `img-src * data: blob:`,
      `font-src 'self' data:`,
      `connect-src * data: blob:`,
      `worker-src 'self' blob:`,
      `frame-src 'self'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `form-action 'self'`,
      `frame-ancestors ${page.framed ? '*' : `'self'`}`
    ].join('; ');
  }
  return headers;
}
