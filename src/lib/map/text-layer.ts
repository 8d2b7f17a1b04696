import type { AccessorContext, LayerProps } from '@deck.gl/core';
import { _MultiIconLayer as MultiIconLayer, TextLayer, type TextLayerProps } from '@deck.gl/layers';
import type { Mark } from '../core/marks/marks';
import { labelFonts } from './basemap/font-names';
import type { TextMark } from './text-choice';

/** deck forgets the vertex array of a layer it takes away, which would keep its buffers alive. */
class Letters extends MultiIconLayer<unknown> {
  static override layerName = 'Letters';

  override finalizeState(context: this['context']): void {
    this.state.model?.vertexArray.destroy();
    super.finalizeState(context);
  }
}

/** Atlas of letters as distances to their edge: one for every map of the page. Pixels of the atlas. */
const fontSettings = { sdf: true, fontSize: 32, buffer: 8, radius: 10 };
/** Halo, in the same pixels: about two on screen. A wider one would cover the hyphens of the letter before. */
const HALO = 6;

type NumberMark = Extract<Mark, { mark: 'numbers' }>;

const letters = new WeakMap<TextMark | NumberMark, string>();

/**
 * Letters of all texts of a mark, shown or not: drawing every letter there might be would block the page for a tenth of a
 * second, and an atlas of none is an error.
 */
function lettersOf(mark: TextMark | NumberMark): string {
  const known = letters.get(mark);
  if (known !== undefined) return known;
  const all = [...new Set(mark.texts.join(''))].sort().join('');
  letters.set(mark, all);
  return all;
}

/** Some texts of a mark, as deck takes them. */
export type TextData = TextLayerProps['data'] & { texts: readonly string[]; angles: readonly number[] };

/** One description a mark: a new object would lay all figures out again. */
const numberData = new WeakMap<NumberMark, TextData>();

/** How any texts of ours are lettered: never picked, since a pointer meets what they name. */
function lettering(mark: TextMark | NumberMark, data: TextData) {
  return {
    data,
    pickable: false,
    positionFormat: 'XY',
    getText: (_: unknown, { index, data }: AccessorContext<unknown>) =>
      (data as unknown as TextData).texts[index] ?? '',
    getSize: mark.size,
    sizeUnits: 'pixels',
    getColor: mark.fill,
    fontFamily: labelFonts.medium,
    fontWeight: 500,
    fontSettings,
    characterSet: lettersOf(mark),
    _subLayerProps: { characters: { type: Letters } }
  } as const;
}

/** Figures in the middle of what they number, never picked. */
export function numberLayer(mark: NumberMark, props: LayerProps): TextLayer {
  const data = numberData.get(mark) ?? textData(mark, Array.from(mark.texts.keys()));
  numberData.set(mark, data);
  return new TextLayer({ ...props, ...lettering(mark, data) });
}

/** What deck is told of the texts at `chosen`: a new object means « lay all letters out again ». */
export function textData(
  mark: Pick<TextMark, 'positions' | 'texts'> & { angle?: Float32Array },
  chosen: readonly number[]
): TextData {
  const positions = new Float64Array(2 * chosen.length);
  chosen.forEach((i, at) => positions.set(mark.positions.subarray(2 * i, 2 * i + 2), 2 * at));
  return {
    length: chosen.length,
    attributes: { getPosition: { value: positions, size: 2 } },
    texts: chosen.map((i) => mark.texts[i] as string),
    angles: chosen.map((i) => mark.angle?.[i] ?? 0)
  } as unknown as TextData;
}

/**
 * Texts with their halo, level on screen or along their lines, never picked: a pointer meets what they name. `strong`: the
 * halo lets nothing of the ground through.
 */
export function textLayer(mark: TextMark, data: TextData, strong: boolean, props: LayerProps): TextLayer {
  const [red, green, blue] = mark.halo;
  return new TextLayer({
    ...props,
    ...lettering(mark, data),
    getAngle: (_: unknown, { index, data }: AccessorContext<unknown>) =>
      (data as unknown as TextData).angles[index] ?? 0,
    // along lines they turn with the map
    billboard: mark.angle === undefined,
    getPixelOffset: [0, -mark.rise],
    outlineColor: strong ? [red, green, blue, 255] : mark.halo,
    outlineWidth: HALO
  });
}
