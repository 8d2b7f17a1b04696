const piece = /<!\[CDATA\[|\]\]>|&(?!#?\w+;)/g;
/** longest part of what is looked for that a piece of text may end with: `<![CDATA[`, `&#x10ffff;` */
const held = 12;

/**
 * Escapes the `&` that belong to no entity, in a text that comes in pieces: XML parsers swallow what follows one. Those
 * of CDATA sections are text already and stay.
 */
export class BareAmpersands {
  #inCdata = false;
  #rest = '';

  /** The next piece, mended; its last characters may be held back until more is known. */
  mend(text: string): string {
    const whole = this.#rest + text;
    const doubt = doubtfulFrom(whole);
    this.#rest = whole.slice(doubt);
    return this.#mended(whole.slice(0, doubt));
  }

  /** What was held back. */
  end(): string {
    const rest = this.#mended(this.#rest);
    this.#rest = '';
    return rest;
  }

  #mended(text: string): string {
    if (!this.#inCdata && !text.includes('&') && !text.includes('<![CDATA[')) return text;
    return text.replace(piece, (found) => {
      if (found === '&') return this.#inCdata ? '&' : '&amp;';
      this.#inCdata = found !== ']]>';
      return found;
    });
  }
}

/** Where the end of a text could be the start of something. */
function doubtfulFrom(text: string): number {
  const from = Math.max(0, text.length - held);
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '&' || c === '<' || c === ']') return i;
  }
  return text.length;
}
