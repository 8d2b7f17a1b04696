import { decodeText } from './decode-text';

/** Enough of a page to see what it is: forms come after menus and styles. */
const enough = 65536;

const passwordField = /<input\b[^>]*\btype\s*=\s*["']?password\b/i;
const loginTitle =
  /<title\b[^>]*>[^<]*(?<!\p{L})(log[ -]?in|sign[ -]?in|connexion|identifi(ez|cation)|authentifi(ez|cation)|authentication|acc[eè]s (réservé|restreint)|single sign-on|SSO)(?!\p{Ll})/iu;

/** Whether an HTML page is one to sign in on: it has a field for a password, or its title says so. */
export function isLoginPage(bytes: Uint8Array): boolean {
  const html = decodeText(bytes.subarray(0, enough));
  return passwordField.test(html) || loginTitle.test(html);
}
