import ArrowDownIcon from 'phosphor-svelte/lib/ArrowDownIcon';
import ArrowLineDownIcon from 'phosphor-svelte/lib/ArrowLineDownIcon';
import ArrowLineUpIcon from 'phosphor-svelte/lib/ArrowLineUpIcon';
import ArrowUpIcon from 'phosphor-svelte/lib/ArrowUpIcon';
import CopyIcon from 'phosphor-svelte/lib/CopyIcon';
import CornersInIcon from 'phosphor-svelte/lib/CornersInIcon';
import CrosshairSimpleIcon from 'phosphor-svelte/lib/CrosshairSimpleIcon';
import DownloadSimpleIcon from 'phosphor-svelte/lib/DownloadSimpleIcon';
import FileArrowDownIcon from 'phosphor-svelte/lib/FileArrowDownIcon';
import PaletteIcon from 'phosphor-svelte/lib/PaletteIcon';
import PencilSimpleIcon from 'phosphor-svelte/lib/PencilSimpleIcon';
import TrashIcon from 'phosphor-svelte/lib/TrashIcon';
import { exportFormats } from '../../core/export/registry';
import type { MenuItem } from '../base/Menu.svelte';
import { tell } from '../words/say';
import type { stackWords } from '../words/stack';

export type ExportFormat = (typeof exportFormats)[number];

/** What a row can do, and where it stands. */
export interface RowActions {
  first: boolean;
  last: boolean;
  /** how it is loaded; null where there is no choice */
  loading: 'all' | 'view' | null;
  rename(): void;
  style(): void;
  zoom(): void;
  load(how: 'all' | 'view'): void;
  /** saves its data; null where it has none: a picture, or nothing read yet */
  save: ((format: ExportFormat) => void) | null;
  duplicate(): void;
  move(by: 'up' | 'down' | 'top' | 'bottom'): void;
  remove(): void;
}

/** The « ⋯ » menu of a layer row. */
export function rowMenu(words: (typeof stackWords)['fr'], actions: RowActions): MenuItem[] {
  const { first, last, loading, move, save } = actions;
  const load: MenuItem[] =
    loading === 'view'
      ? [{ label: words.loadAll, icon: DownloadSimpleIcon, run: () => actions.load('all') }]
      : loading === 'all'
        ? [{ label: words.loadView, icon: CornersInIcon, run: () => actions.load('view') }]
        : [];
  const files: MenuItem[] = save
    ? exportFormats.map((format) => ({ label: tell(format.words), icon: FileArrowDownIcon, run: () => save(format) }))
    : [];
  return [
    { label: words.style, icon: PaletteIcon, run: actions.style },
    { label: words.rename, icon: PencilSimpleIcon, run: actions.rename },
    { label: words.zoom, icon: CrosshairSimpleIcon, run: actions.zoom },
    ...load,
    ...files,
    { label: words.duplicate, icon: CopyIcon, run: actions.duplicate },
    { label: words.up, icon: ArrowUpIcon, note: 'Alt ↑', disabled: first, run: () => move('up') },
    { label: words.down, icon: ArrowDownIcon, note: 'Alt ↓', disabled: last, run: () => move('down') },
    { label: words.top, icon: ArrowLineUpIcon, disabled: first, run: () => move('top') },
    { label: words.bottom, icon: ArrowLineDownIcon, disabled: last, run: () => move('bottom') },
    { label: words.remove, icon: TrashIcon, danger: true, run: actions.remove }
  ];
}
