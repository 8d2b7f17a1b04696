import { Gunzip } from 'fflate';
import { bad, good, type Outcome } from '../problems/problem';
import { mostInflatedBytes } from './unzip';

const piece = 65536;

/** Content of a gzip file. Fails with `too-large` as soon as it inflates beyond the limit, and with `parse-failed`. */
export function gunzip(bytes: Uint8Array, limit = mostInflatedBytes): Outcome<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    let ended = false;
    const stream = new Gunzip((chunk, final) => {
      chunks.push(chunk);
      length += chunk.length;
      ended ||= final;
    });
    // those after the first
    let members = 0;
    stream.onmember = () => void members++;
    for (let at = 0; at < bytes.length; at += piece) {
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
      if (length > limit) return bad({ code: 'too-large', facts: { bytes: length, limit } });
    }
    // the last four bytes say how long the content is; only of its last member where there are several
    const announced = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
    if (!ended || (members === 0 && announced !== length % 2 ** 32)) throw new Error('EOF');
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return bad({ code: 'parse-failed', facts: { format: 'GZIP', at: bytes.length, expected: 'GZIP', found } });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return good(whole);
}
