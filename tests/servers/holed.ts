import { boxOf, mercator, type Place } from './boxes';
import { listen, send, type TestServer } from './http';

/** A server that breaks down for one place only. */
export interface HoledServer extends TestServer {
  /** from now on it answers 500 to whoever asks for this place; null: it is sound */
  breakAt(place: Place | null): void;
}

/** Passes what it is asked to the same path of a server behind. */
export async function startHoled(behind: string): Promise<HoledServer> {
  let broken: [number, number] | null = null;
  const server = await listen(async (url, _request, response) => {
    const box = boxOf(url);
    if (broken && box && isIn(broken, box)) return send(response, 'text/plain', 'Something broke', 500);
    const answer = await fetch(`${behind}${url.pathname}${url.search}`);
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    send(response, type, new Uint8Array(await answer.arrayBuffer()), answer.status);
  });
  return { ...server, breakAt: (place) => (broken = place && mercator(place)) };
}

const isIn = ([x, y]: [number, number], [west, south, east, north]: readonly number[]): boolean =>
  x >= west! && x <= east! && y >= south! && y <= north!;
