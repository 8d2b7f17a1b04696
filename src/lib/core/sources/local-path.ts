/** Whether a text names a file of the person's own machine: `C:\\…`, `\\\\serveur\\…`, `/home/…`, `file:///…`. */
export function isLocalPath(text: string): boolean {
  return /^["'«\s]*([a-z]:[\\/]|\\\\|file:|~\/|\/(home|users|mnt|media|tmp|var|data)\/)/i.test(text);
}
