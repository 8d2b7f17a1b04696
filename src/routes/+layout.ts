// One shell a page, made at build; everything else happens in the browser.
export const prerender = true;
export const ssr = false;
export const trailingSlash = 'always';
