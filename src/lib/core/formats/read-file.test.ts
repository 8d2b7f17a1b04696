import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cell, type FeatureTable } from '../table/table';
import { noCrsAssets } from '../crs/no-assets';
import { readFile } from './read-file';
import { handShapefile, latin1 } from './shapefile/hand-shapefile';

const bordeaux = { x: 413471.4551, y: 6420759.1829, nom: 'Préfecture', n: 12 };
const prj = 'PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993"],PROJECTION["Lambert_Conformal_Conic"]]';
const values = (table: FeatureTable, row: number): unknown[] => table.columns.map((column) => cell(column, row));
const read = (files: Record<string, Uint8Array>) => readFile(zipSync(files), { assets: noCrsAssets, url: 'depot.zip' });

describe('readFile', () => {
  it('reads a zipped shapefile: projection by name, accents of windows-1252', async () => {
    const { shp, dbf } = handShapefile([bordeaux]);
    const made = await read({
      'dossier/Prefectures.shp': shp,
      'dossier/Prefectures.DBF': dbf,
      'dossier/Prefectures.prj': strToU8(prj)
    });
    if (!made.ok) throw new Error(made.problem.code);
    expect(made.notices).toEqual([]);
    expect(made.value.crs).toBe('EPSG:2154');
    expect(made.value.points?.coords[0]).toBeCloseTo(-0.6262433, 7);
    expect(made.value.points?.coords[1]).toBeCloseTo(44.8267708, 7);
    expect(values(made.value, 0)).toEqual(['Préfecture', 12]);
  });

  it('guesses Lambert-93 without a .prj and says so, refuses a .prj it cannot place', async () => {
    const { shp, dbf } = handShapefile([bordeaux]);
    const guessed = await read({ 'a.shp': shp, 'a.dbf': dbf });
    expect(guessed.ok && guessed.notices).toEqual([{ code: 'crs-guessed', facts: { crs: 'EPSG:2154' } }]);
    const odd = await read({ 'a.shp': shp, 'a.prj': strToU8('PROJCS["Belge_Lambert_1972",GEOGCS["GCS_Belge_1972"]]') });
    expect(odd).toEqual({ ok: false, problem: { code: 'unsupported-crs', facts: { crs: 'Belge_Lambert_1972' } } });
    const far = await read({ 'a.shp': handShapefile([{ ...bordeaux, x: 9e6 }]).shp });
    expect(!far.ok && far.problem.code).toBe('unsupported-crs');
  });

  it('refuses a shapefile that was cut, or that announces records for hours', async () => {
    const { shp, dbf } = handShapefile([bordeaux, { ...bordeaux, x: 413000 }]);
    const endless = dbf.slice();
    new DataView(endless.buffer).setUint32(4, 0xffffffff, true);
    for (const files of [
      { 'a.shp': shp.slice(0, -28) },
      { 'a.shp': shp, 'a.dbf': dbf.slice(0, -20) },
      { 'a.shp': shp, 'a.dbf': endless }
    ]) {
      expect(await read(files as Record<string, Uint8Array>)).toMatchObject({ problem: { code: 'parse-failed' } });
    }
  });

  it('does not choose among several shapefiles', async () => {
    const { shp } = handShapefile([bordeaux]);
    expect(await read({ 'a.shp': shp, 'b.shp': shp })).toEqual({
      ok: false,
      problem: { code: 'unsupported-format', facts: { name: 'depot.zip', found: 'a.shp, b.shp' } }
    });
  });

  it('opens other formats in a ZIP, and says what it found when it knows none', async () => {
    const csv = await read({ 'liste.csv': strToU8('nom;lat;lon\nPau;43,3;-0,37') });
    expect(csv.ok && csv.value.bbox).toEqual([-0.37, 43.3, -0.37, 43.3]);
    expect(await read({ 'content.xml': strToU8('<a/>') })).toEqual({
      ok: false,
      problem: { code: 'unsupported-format', facts: { name: 'depot.zip', found: 'content.xml' } }
    });
  });

  it('refuses a bomb by what it announces, and a broken archive', async () => {
    const zip = zipSync({ 'a.csv': strToU8('a;b\n1;2') });
    // the size of the inflated member, in the central directory
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const directory = view.getUint32(zip.length - 22 + 16, true);
    view.setUint32(directory + 24, 0x7fffffff, true);
    const bomb = await readFile(zip, { assets: noCrsAssets, url: 'bombe.zip' });
    expect(!bomb.ok && bomb.problem).toEqual({ code: 'too-large', facts: { bytes: 0x7fffffff, limit: 536870912 } });
    const broken = await readFile(zip.slice(0, 40), { assets: noCrsAssets, url: 'x.zip' });
    expect(!broken.ok && broken.problem.code).toBe('parse-failed');
  });

  it('tells formats by content, whatever the name', async () => {
    const geojson = await readFile(strToU8('{"type":"Point","coordinates":[2,48]}'), {
      assets: noCrsAssets,
      url: 'x.csv'
    });
    expect(geojson.ok && geojson.value.bbox).toEqual([2, 48, 2, 48]);
    const kml = await readFile(strToU8('<?xml version="1.0"?><kml/>'), { assets: noCrsAssets, url: 'x.kml' });
    expect(kml).toEqual({ ok: false, problem: { code: 'unsupported-format', facts: { name: 'x.kml', found: 'KML' } } });
    const html = await readFile(strToU8('<!DOCTYPE html><html></html>'), { assets: noCrsAssets, url: 'x.csv' });
    expect(!html.ok && html.problem.code).toBe('unexpected-content');
    const latin = await readFile(latin1('commune;population\nAgde;1\nSète;2'), { assets: noCrsAssets, url: 'x.csv' });
    expect(latin.ok && values(latin.value, 1)).toEqual(['Sète', 2]);
  });
});
