/** Format of the pictures among those a server offers. */
export interface PictureFormat {
  format: string;
  transparent: boolean;
}

const isTransparent = (format: string): boolean => /png|gif|webp/i.test(format);

/**
 * The format asked for when the server has it; else PNG under any of its names, since layers lie over others; for
 * opaque layers JPEG; else whatever picture a browser reads.
 */
export function choosePictureFormat(offered: readonly string[], wanted: string, opaque: boolean): PictureFormat {
  const plain = (format: string): string => format.toLowerCase().replace(/\s/g, '');
  const find = (test: RegExp): string | undefined => offered.find((format) => test.test(plain(format)));
  const same = offered.find((format) => plain(format) === plain(wanted));
  const png = find(/^image\/png$/) ?? find(/^image\/png[;_-]?.*8/) ?? find(/^image\/(x-)?png/);
  const jpeg = find(/^image\/jpe?g$/) ?? find(/^image\/jpe?g/);
  const other = find(/^image\/webp/) ?? find(/^image\/gif/);
  const format = same ?? (opaque ? (jpeg ?? png) : (png ?? other ?? jpeg)) ?? other ?? wanted;
  return { format, transparent: isTransparent(format) && !opaque };
}
