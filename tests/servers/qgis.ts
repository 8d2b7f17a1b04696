import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gate, runCgi } from './cgi';
import { scratch, testData, type TestData } from './data';
import { listen, type TestServer } from './http';

const program = '/usr/lib/cgi-bin/qgis_mapserv.fcgi';
/** Debian's own, which has QGIS's bindings */
const python = '/usr/bin/python3';
/** no display, and nothing of a person's own settings */
const quiet = { QT_QPA_PLATFORM: 'offscreen', QGIS_SERVER_LOG_LEVEL: '2' };

export interface QgisServer extends TestServer {
  /** service address of WFS, WMS and WMTS */
  ows: string;
  data: TestData;
}

/** Starts QGIS Server over a project that QGIS itself makes of the test data: layers gironde, routes and places. */
export async function startQgisServer(): Promise<QgisServer> {
  const data = testData();
  const folder = join(scratch, `qgis-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const project = join(folder, 'tests.qgs');
  execFileSync(python, [join(import.meta.dirname, 'qgis-project.py'), data.gpkg, project], {
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: folder, ...quiet },
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const pass = gate();
  const server = await listen((url, request, response) => {
    if (url.pathname !== '/qgis') return void response.writeHead(404).end();
    const environment = { HOME: folder, QGIS_PROJECT_FILE: project, ...quiet };
    return pass(() =>
      response.destroyed ? Promise.resolve() : runCgi(program, environment, { url, request, response })
    );
  });
  return { ...server, ows: `${server.url}/qgis`, data };
}
