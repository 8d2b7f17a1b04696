/** What a person pasted, cleaned of what mails and browsers add. */
export interface Pasted {
  /** the cleaned text */
  text: string;
  /** as an address; null when it is none */
  url: URL | null;
  /** query parameters by lower-case name, the first of each */
  query: ReadonlyMap<string, string>;
}
