/** Letters of a label, the ellipsis of a cut one included. */
const longest = 40;

const range = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

/** Every character that a label may hold: Latin with its accents, and French typography. */
export const labelLetters = `${range(0x20, 0x7e)}${range(0xa0, 0xac)}${range(0xae, 0x17f)}‘’“”€–—…−`;

const known = new Set(labelLetters);

/** What stands for characters that labels lack but that say the same. */
const alike: Readonly<Record<string, string>> = {
  '\u2009': '\u00a0',
  '\u202f': '\u00a0',
  '\u2010': '-',
  '\u2011': '-'
};

/** A text as it is written on the map: one line of known letters, the end of a long one left out. */
export function labelText(text: string): string {
  const letters: string[] = [];
  for (const letter of text.normalize('NFC').replace(/[\t\n\r]/g, ' ')) {
    const shown = alike[letter] ?? letter;
    // of a letter with several accents, the bare one remains; other scripts are left out
    if (known.has(shown)) letters.push(shown);
    else for (const part of shown.normalize('NFKD')) if (known.has(part)) letters.push(part);
  }
  const line = letters.join('').replace(/ +/g, ' ').trim();
  const count = [...line].length;
  return count <= longest
    ? line
    : `${[...line]
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
