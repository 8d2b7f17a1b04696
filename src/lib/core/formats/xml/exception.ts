import { scanXml } from './scan';

/** What an OGC service says when it refuses. */
export interface OgcException {
  said: string;
  ogcCode?: string;
  locator?: string;
}

/**
 * Reads the exception reports of WMS, WFS 1.x (`ServiceException`) and OWS (`ExceptionReport`); null when the text is
 * something else. Servers send them with a 200 status as often as not.
 */
export function ogcException(text: string): OgcException | null {
  if (!/<([\w-]+:)?(ServiceExceptionReport|ExceptionReport|ServiceException)\b/.test(text.slice(0, 4000))) return null;
  let found: OgcException | null = null;
  const said: string[] = [];
  scanXml(text, {
    open(name, attributes) {
      if (found || (name !== 'Exception' && name !== 'ServiceException')) return;
      const code = attributes['exceptionCode'] ?? attributes['code'];
      const locator = attributes['locator'];
      found = { said: '', ...(code ? { ogcCode: code } : {}), ...(locator ? { locator } : {}) };
    },
    close(name, content) {
      if ((name === 'ExceptionText' || name === 'ServiceException') && content !== '') said.push(content);
    }
  });
  const exception: OgcException = found ?? { said: '' };
  return { ...exception, said: said.join(' ').replace(/\s+/g, ' ').slice(0, 1000) };
}
