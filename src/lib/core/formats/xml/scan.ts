import { SaxesParser } from 'saxes';

export interface XmlEvents {
  /** local name without prefix, attributes by local name */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** trimmed text directly inside the element that closes */
  close?(name: string, text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Runs over an XML text, prefixes cut. Entities of a DTD are never expanded nor fetched. Returns null when the document
 * is well formed, else what is wrong with it. Bare `&` (frequent in hand-made capabilities) is forgiven.
 */
export function scanXml(text: string, events: XmlEvents): string | null {
  const parser = new SaxesParser();
  let fault: string | null = null;
  const texts: string[] = [];
  parser.on('error', (error) => (fault ??= error.message));
  parser.on('opentag', (tag) => {
    texts.push('');
    if (!events.open) return;
    const attributes: Record<string, string> = {};
    for (const key of Object.keys(tag.attributes)) attributes[local(key)] = tag.attributes[key] as string;
    events.open(local(tag.name), attributes);
  });
  const add = (piece: string): void => {
    if (texts.length > 0) texts[texts.length - 1] += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => events.close?.(local(tag.name), (texts.pop() ?? '').trim()));
  parser.write(text.trimStart().replace(/&(?!#?\w+;)/g, '&amp;')).close();
  return fault;
}
