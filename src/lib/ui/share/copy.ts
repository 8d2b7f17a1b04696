/** Copies a text: by the Clipboard API, else by selecting `field` and asking the page; false when both refuse. */
export async function copyText(
  text: string,
  field: HTMLInputElement | HTMLTextAreaElement | undefined
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // insecure pages (http on an intranet) have no Clipboard API: the old way still works there
    field?.focus();
    field?.select();
    return field !== undefined && document.execCommand('copy');
  }
}
