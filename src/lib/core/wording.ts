/** Languages of the screen. French is the source, English is complete. */
export type Language = 'fr' | 'en';

/** A text in both languages; a missing language is a compile error. */
export type Wording = Readonly<Record<Language, string>>;
