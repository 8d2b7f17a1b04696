import { describe, expect, it } from 'vitest';
import { decodeText, readText } from './decode-text';

/** One byte a character, as ISO-8859-1 writes it. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((c) => c.charCodeAt(0));
  return Uint8Array.from(units.flatMap((u) => (little ? [u & 255, u >> 8] : [u >> 8, u & 255])));
};
const prolog = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>découpage</a>`;

describe('readText', () => {
  it.each<[string, Uint8Array, string | undefined, string, string]>([
    ['UTF-8', utf8('découpage'), undefined, 'découpage', 'utf-8'],
    ['UTF-8 with a mark', utf8('\ufeffdécoupage'), undefined, 'découpage', 'utf-8'],
    ['UTF-8 declared as latin1', utf8('découpage'), 'text/csv; charset=iso-8859-1', 'découpage', 'utf-8'],
    ['UTF-16LE with a mark', utf16('é;œ', true, true), undefined, 'é;œ', 'utf-16le'],
    ['UTF-16BE with a mark', utf16('é;œ', false, true), undefined, 'é;œ', 'utf-16be'],
    ['UTF-16LE without', utf16('<a>é</a>', true, false), undefined, '<a>é</a>', 'utf-16le'],
    ['UTF-16BE without', utf16('<a>é</a>', false, false), undefined, '<a>é</a>', 'utf-16be'],
    ['a header', latin1('\xe9t\xe9'), 'text/csv; charset="ISO-8859-1"', 'été', 'iso-8859-1'],
    ['a bare name', latin1('\xe9t\xe9'), 'latin1', 'été', 'latin1'],
    ['a prolog', latin1(prolog('ISO-8859-1')), 'text/xml', prolog('ISO-8859-1'), 'iso-8859-1'],
    ['a prolog in ISO-8859-15', latin1(prolog('iso-8859-15') + '\xa4'), '', `${prolog('iso-8859-15')}€`, 'iso-8859-15'],
    [
      'a page',
      latin1('<meta charset=windows-1252>\xe9t\xe9\x80'),
      '',
      '<meta charset=windows-1252>été€',
      'windows-1252'
    ],
    [
      'a header that wins over the prolog',
      latin1('<?xml encoding="iso-8859-2"?>\xbd'),
      'text/xml;charset=iso-8859-15',
      '<?xml encoding="iso-8859-2"?>œ',
      'iso-8859-15'
    ]
  ])('%s is no guess', (_, bytes, declared, text, charset) => {
    expect(readText(bytes, declared)).toEqual({ text, charset, notices: [] });
  });

  it.each<[string, Uint8Array, string | undefined, string, string]>([
    ['nothing', latin1('d\xe9coupage;3 \x80'), undefined, 'découpage;3 €', 'windows-1252'],
    ['UTF-8, wrongly', latin1('d\xe9coupage'), 'text/csv; charset=utf-8', 'découpage', 'windows-1252'],
    ['an encoding that does not exist', latin1('d\xe9coupage'), 'text/csv; charset=foo', 'découpage', 'windows-1252'],
    [
      'nothing, with an œ of ISO-8859-15',
      latin1('le c\xbdur \xe9tait 3 \xa4'),
      undefined,
      'le cœur était 3 €',
      'iso-8859-15'
    ],
    ['nothing, with a half of windows-1252', latin1('\xe9t\xe9 \xbd'), undefined, 'été ½', 'windows-1252'],
    [
      'nothing, by a Macintosh',
      latin1('Libell\x8e;d\x8epartement;for\x90t'),
      undefined,
      'Libellé;département;forêt',
      'macintosh'
    ],
    [
      'nothing, UTF-8 but for one byte',
      Uint8Array.from([...utf8('é'.repeat(50)), 0xe9, 0x20]),
      undefined,
      `${'é'.repeat(50)}\ufffd `,
      'utf-8'
    ]
  ])('guesses what declares %s, and says so', (_, bytes, declared, text, charset) => {
    const notices = [{ code: 'charset-guessed', facts: { charset } }];
    expect(readText(bytes, declared)).toEqual({ text, charset, notices });
  });

  it('does not take a text cut in the middle of a character for another encoding', () => {
    expect(decodeText(utf8('découpé').subarray(0, -1))).toBe('découp');
  });
});
