import { good } from '../../problems/problem';
import type { SourceModule } from '../kind';
import type { WmsSource } from '.';
import { wmsLegendUrl, wmsRaster } from './request';

/** Pictures of a WMS. */
export const wmsModule: SourceModule<WmsSource> = {
  raster: (spec, { baseUrl }) =>
    Promise.resolve(good({ request: wmsRaster(spec, baseUrl), legend: wmsLegendUrl(spec, baseUrl) }))
};
