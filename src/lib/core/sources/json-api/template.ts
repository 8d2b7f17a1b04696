import type { Bbox } from '../../table/table';

/** What stands for the braces of a template. */
export type TemplateValues = Readonly<Record<string, string | number | undefined>>;

const brace = /\{([a-z]+)\}|%7B([a-z]+)%7D/gi;

/** Names in a template's braces. */
export function templateNames(template: string): Set<string> {
  return new Set([...template.matchAll(brace)].map((found) => (found[1] ?? found[2]) as string));
}

/**
 * Address made of a template: values percent-encoded; a query parameter whose braces have no value is left out, whole;
 * braces that stand for nothing known stay as they are.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  const [path = '', ...rest] = template.split('?');
  const query = rest.join('?');
  const parameters = query === '' ? [] : query.split('&');
  const kept = parameters.filter((parameter) =>
    [...templateNames(parameter)].every((name) => !Object.hasOwn(values, name) || values[name] !== undefined)
  );
  const filled = kept.length > 0 ? `${path}?${kept.join('&')}` : path;
  return filled.replace(brace, (whole, plain?: string, encoded?: string) => {
    const value = values[(plain ?? encoded) as string];
    return value === undefined ? whole : encodeURIComponent(String(value));
  });
}

/** What stands for the sides of a box; all absent without one, so that parameters that need them are left out. */
export function boxValues(bbox: Bbox | undefined): TemplateValues {
  const [west, south, east, north] = bbox ?? [];
  return { west, south, east, north };
}
