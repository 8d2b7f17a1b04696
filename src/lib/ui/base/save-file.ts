import { slug } from '../../core/crossings/names';

/** Name of a file after some words: « Écoles par commune » → `ecoles-par-commune`. */
export const fileName = (words: string, otherwise: string): string => slug(words).replaceAll('_', '-') || otherwise;

/** Lets the person save something as a file. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // the browser has begun to save by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
