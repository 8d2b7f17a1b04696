import { describe, expect, it } from 'vitest';
import { emptyDocument, type MapDocument } from '../core/document/document';
import { History } from './history';

const titled = (title: string, zoom = 5): MapDocument => ({
  ...emptyDocument(),
  title,
  view: { ...emptyDocument().view, zoom }
});
const label = (text: string) => ({ fr: text, en: text });

describe('History', () => {
  it('goes back to the first document and forward to the last, 60 steps deep', () => {
    const history = new History();
    let present = titled('0');
    for (let i = 1; i <= 60; i++) {
      history.record(present, label(`${i}`), null, i * 5000);
      present = titled(`${i}`);
    }
    const last = present;
    let steps = 0;
    for (let back = history.undo(present); back; back = history.undo(present)) {
      present = back;
      steps++;
    }
    expect(steps).toBe(60);
    expect(present).toEqual(titled('0'));
    expect(history.redoLabel).toEqual(label('1'));
    for (let on = history.redo(present); on; on = history.redo(present)) present = on;
    expect(present).toEqual(last);
  });

  it('never moves the camera', () => {
    const history = new History();
    history.record(titled('a', 3), label('b'), null, 0);
    expect(history.undo(titled('b', 9))).toEqual(titled('a', 9));
  });

  it('merges a dragged slider into one step, not two far apart', () => {
    const history = new History();
    history.record(titled('0'), label('x'), 'opacity l1', 0);
    history.record(titled('1'), label('x'), 'opacity l1', 400);
    history.record(titled('2'), label('x'), 'opacity l1', 5000);
    expect(history.undo(titled('3'))?.title).toBe('2');
    expect(history.undo(titled('2'))?.title).toBe('0');
    expect(history.undo(titled('0'))).toBeNull();
  });

  it('takes an automatic decision into every document kept', () => {
    const history = new History();
    history.record(titled('a'), label('s'), null, 0);
    history.amend((d) => ({ ...d, basemap: 'none' }));
    expect(history.undo(titled('b'))?.basemap).toBe('none');
  });
});
