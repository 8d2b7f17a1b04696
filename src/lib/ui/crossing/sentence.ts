/** A piece of a sentence; `strong` names a layer or a column. */
export interface SentencePart {
  text: string;
  strong: boolean;
}

/** Cuts a sentence at its quotation marks (« » or “ ”), which give way to emphasis. */
export function sentenceParts(sentence: string): SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  for (const match of sentence.matchAll(/«[\u00a0\u202f ]?([^»]*?)[\u00a0\u202f ]?»|“([^”]*)”/g)) {
    const at = match.index;
    if (at > from) parts.push({ text: sentence.slice(from, at), strong: false });
    parts.push({ text: match[1] ?? match[2] ?? '', strong: true });
    from = at + match[0].length;
  }
  if (from < sentence.length) parts.push({ text: sentence.slice(from), strong: false });
  return parts;
}
