import { SaxesParser } from 'saxes';
import { BareAmpersands } from './ampersands';

export interface XmlEvents {
  /** local name without prefix, attributes by local name, the name as written */
  open?(name: string, attributes: Readonly<Record<string, string>>, qualified: string): void;
  /** text directly inside the element that closes, trimmed, and as it is */
  close?(name: string, text: string, raw: string): void;
}

/** What is wrong with a document, and whether it is only that its end is missing. */
export interface XmlFault {
  message: string;
  /** characters read before it was noticed */
  at: number;
  cut: boolean;
}

/** Faults that leave the structure whole: entities that nobody defined, control characters from databases… */
const harmless =
  /^(undefined entity|disallowed (character\.|entity)|malformed character entity|the string "\]\]>"|duplicate attribute|empty entity|.*XML declaration|encoding value|version number|whitespace required)/;

/** faults after which a document is given up: the parser makes something of any bytes, and tells of each at length */
const mostFaults = 100;
const mostHarmless = 20_000;

/** Leaves the parser in the middle of a piece. */
class Enough extends Error {}

/**
 * Runs over an XML document that comes in pieces, prefixes cut. Entities of a DTD are never expanded nor fetched; bare
 * `&` (frequent in hand-made capabilities), white space before the prolog and unbound prefixes are forgiven.
 */
export class XmlScan {
  readonly #parser = new SaxesParser({ position: false });
  readonly #ampersands = new BareAmpersands();
  readonly #locals = new Map<string, string>();
  #fault: XmlFault | null = null;
  #started = false;
  #ended = false;
  #fed = 0;

  constructor(events: XmlEvents) {
    const parser = this.#parser;
    const texts: string[] = [];
    let faults = 0;
    parser.on('error', (error) => {
      faults++;
      if (!harmless.test(error.message) || faults > mostHarmless) {
        this.#fault ??= { message: error.message, at: this.#fed, cut: this.#ended };
      }
      if (this.#fault && faults > mostFaults) throw new Enough();
    });
    parser.on('opentag', (tag) => {
      texts.push('');
      events.open?.(this.#local(tag.name), this.#attributes(tag.attributes), tag.name);
    });
    const add = (piece: string): void => {
      if (texts.length > 0) texts[texts.length - 1] += piece;
    };
    parser.on('text', add);
    parser.on('cdata', add);
    parser.on('closetag', (tag) => {
      const text = texts.pop() ?? '';
      events.close?.(this.#local(tag.name), text.trim(), text);
    });
  }

  /** The next piece. False once the document is broken: what follows has no meaning. */
  write(piece: string): boolean {
    if (this.#fault) return false;
    const text = this.#started ? piece : piece.trimStart();
    if (text === '') return true;
    this.#started = true;
    this.#unlessEnough(() => this.#parser.write(this.#ampersands.mend(text)));
    this.#fed += piece.length;
    return this.#fault === null;
  }

  /** No more pieces. Null when the document is well formed. */
  end(): XmlFault | null {
    if (this.#fault) return this.#fault;
    this.#unlessEnough(() => {
      this.#parser.write(this.#ampersands.end());
      this.#ended = true;
      this.#parser.close();
    });
    return this.#fault;
  }

  #unlessEnough(parse: () => void): void {
    try {
      parse();
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
  }

  #local(name: string): string {
    let local = this.#locals.get(name);
    if (local === undefined) {
      local = name.slice(name.indexOf(':') + 1);
      // names are few; a document that invents one per element shall not fill the memory
      if (this.#locals.size < 5000) this.#locals.set(name, local);
    }
    return local;
  }

  #attributes(given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
    const names = Object.keys(given);
    if (names.length === 0) return none;
    const attributes = Object.create(null) as Record<string, string>;
    for (const name of names) attributes[this.#local(name)] = given[name] as string;
    return attributes;
  }
}

const none: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

/** Runs over a whole XML text as `XmlScan` does. Returns null when it is well formed, else what is wrong with it. */
export function scanXml(text: string, events: XmlEvents): string | null {
  const scan = new XmlScan(events);
  scan.write(text);
  return scan.end()?.message ?? null;
}
