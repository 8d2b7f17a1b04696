import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { runCrossing, suggestCrossings } from '../registry';
import { countIn } from './index';
import { countInSchema } from './schema';

const areas = handTable({ polygons: [[[box(0, 0, 10), box(4, 4, 2)]], [[box(10, 0, 10)]], [[box(50, 50, 1)]], []] });
const schools = handTable({
  id: 'schools',
  points: [[[1, 1]], [[2, 2]], [[3, 3]], [[5, 5]], [[12, 1]], [[13, 1]], [[60, 60]]],
  columns: {
    secteur: ['public', 'public', 'privé', 'public', null, 'privé', 'public'],
    ips: [80, 100, null, 1000, 90, null, 1000],
    internat: [true, false, null, true, true, null, true]
  }
});

describe('count-in', () => {
  it('averages what is there, missing where nothing is', async () => {
    const { table } = await run({ kind: 'count-in', areas: 'a', points: 'p', mean: 'ips' }, areas, schools);
    expect(values(table, 'moyenne_ips')).toEqual([90, 90, null, null]);
    expect(values(table, 'nombre')).toEqual([3, 2, 0, 0]);
  });

  it('tells a share in % of those that have a value', async () => {
    const spec = { kind: 'count-in', areas: 'a', points: 'p' } as const;
    const share = { column: 'secteur', value: 'public' };
    const { table } = await run({ ...spec, share, sum: 'ips' }, areas, schools);
    const [first, ...others] = values(table, 'part_public') as number[];
    expect(first).toBeCloseTo(200 / 3, 10);
    expect(others).toEqual([0, null, null]);
    expect(values(table, 'somme_ips')).toEqual([180, 90, 0, 0]);
    const boarding = await run({ ...spec, share: { column: 'internat', value: 'true' } }, areas, schools);
    expect(values(boarding.table, 'part_true')).toEqual([50, 100, null, null]);
  });

  it('is about the last thing asked, and reads specs of before', () => {
    const old = { kind: 'count-in', areas: 'a', points: 'p', sum: 'x', as: 'gares' };
    expect(v.parse(countInSchema, old)).toEqual(old);
    const spec = v.parse(countInSchema, old);
    expect(countIn.subject(spec)).toBe('somme_x');
    expect(countIn.subject({ ...spec, mean: 'y' })).toBe('moyenne_y');
    expect(countIn.subject({ ...spec, share: { column: 'y', value: 'Élevé' } })).toBe('part_eleve');
    expect(countIn.subject({ ...spec, share: { column: 'y', value: '…' } })).toBe('part_valeur');
  });

  it('names the column it lacks', async () => {
    const share = { column: 'statut', value: 'public' };
    for (const asked of [{ share }, { mean: 'secteur' }, { sum: 'secteur' }])
      expect(
        await runCrossing([areas, schools], { kind: 'count-in', areas: 'a', points: 'p', ...asked }, crossContext())
      ).toMatchObject({ ok: false, problem: { code: 'column-unknown' } });
  });

  it('proposes a mean and a share where areas hold several points', () => {
    const departments = handTable({
      id: 'departments',
      polygons: [[[box(0, 0, 10)]], [[box(10, 0, 10)]]],
      columns: { nom: ['A', 'B'] }
    });
    const inputs = [
      { layer: 'a', name: 'Départements', profile: profileOf(departments) },
      { layer: 'p', name: 'Lycées', profile: profileOf(schools) }
    ];
    const sentences = suggestCrossings(inputs).map((s) => s.sentence.fr);
    expect(sentences).toContain(
      'Calculer la moyenne de «\u00a0ips\u00a0» de «\u00a0Lycées\u00a0» dans chaque département'
    );
    expect(sentences).toContain(
      'Calculer la part de «\u00a0Lycées\u00a0» dont «\u00a0secteur\u00a0» est «\u00a0public\u00a0» dans chaque département'
    );
    const vague = handTable({
      id: 'vague',
      points: [[[1, 1]], [[2, 2]], [[3, 3]], [[4, 4]]],
      columns: { regime: ['AUTRE', 'Autre', 'AUTRE', 'enregistrement'] }
    });
    const told = suggestCrossings([inputs[0]!, { layer: 'v', name: 'ICPE', profile: profileOf(vague) }]);
    expect(told.find((s) => s.spec.kind === 'count-in' && s.spec.share)?.spec).toMatchObject({
      share: { column: 'regime', value: 'enregistrement' }
    });
    const few = handTable({ id: 'few', points: [[[1, 1]]], columns: { ips: [80] } });
    const sparse = suggestCrossings([inputs[0]!, { layer: 'f', name: 'Lycées', profile: profileOf(few) }]);
    expect(sparse.some((s) => s.spec.kind === 'count-in' && s.spec.mean !== undefined)).toBe(false);
  });
});
