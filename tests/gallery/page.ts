import type { Exhibit } from './documents';
import type { Look } from './shoot';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

/** A page that shows every map by all its pictures, one row each. */
export function galleryPage(exhibits: readonly Exhibit[], looks: readonly Look[]): string {
  const rows = exhibits.map(({ id, document }) => {
    const title = escaped(document.title);
    const pictures = looks.map(
      ({ name, width, height }) =>
        `<img src="${id}-${name}.webp" width="${width / 2}" height="${height / 2}" loading="lazy" alt="${title}, ${name}">`
    );
    return `<section id="${id}"><h2>${title} <code>${id}</code></h2>${pictures.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Galerie</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 24px; }
section { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; }
h2 { flex-basis: 100%; margin: 24px 0 0; font-size: 1rem; }
</style>
<h1>Galerie</h1>
${rows.join('\n')}
</html>
`;
}
