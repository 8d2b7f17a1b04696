import { rgba } from '../rgba';

/** Ink of the icon on its disc: white, or nearly black where white could not be read. */
export function inkOn(hex: string): string {
  const [r, g, b] = rgba(hex).map((n) => (n / 255) ** 2.2) as [number, number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.3 ? '#14191d' : '#ffffff';
}
