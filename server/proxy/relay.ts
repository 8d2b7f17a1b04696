import { ReadableStream as WebStream } from 'node:stream/web';
import { fetch, type Agent, type Response } from 'undici';
import { passedType } from './content';
import { Deadline } from './deadline';
import { NotPublic, pinnedAgent, type Dialling } from './pinned-agent';
import { checkTarget, parseTarget, type Allowed, type Refused } from './target';

export interface RelayLimits {
  /** decoded bytes of one answer */
  maxBytes: number;
  /** for the whole answer, redirections included */
  timeoutSeconds: number;
}

/** Why nothing is passed on. */
export type RelayRefusal = Refused | 'type' | 'redirects' | 'timeout' | 'unreachable' | 'size';

export type RelayAnswer =
  | { refused: RelayRefusal; bytes?: number }
  | { status: number; headers: Record<string, string>; body: WebStream<Uint8Array> | null };

const mostRedirects = 5;

/** Reads public addresses of allowed hosts for the page, and passes on nothing else. */
export class Relay {
  readonly #agent: Agent;

  constructor(dialling: Dialling = {}) {
    this.#agent = pinnedAgent(dialling);
  }

  /**
   * GET of an address. Nothing of the asker is sent along: no cookie, no credential, no header. Redirections are
   * followed by hand, each checked like the first address. `ended` is called once, when the last byte has gone.
   */
  async get(
    text: string,
    { allowed, limits, signal, ended }: { allowed: Allowed; limits: RelayLimits; signal: AbortSignal; ended(): void }
  ): Promise<RelayAnswer> {
    const deadline = new Deadline(limits.timeoutSeconds, signal);
    const refuse = (refused: RelayRefusal, bytes?: number): RelayAnswer => {
      deadline.stop();
      ended();
      return bytes === undefined ? { refused } : { refused, bytes };
    };
    try {
      const response = await deadline.heed(this.#follow(text, allowed, deadline.signal));
      if (typeof response === 'string') return refuse(response);
      const type = passedType(response.headers.get('content-type'));
      if (type === null) return refuse('type');
      const length = Number(response.headers.get('content-length') ?? 0);
      if (length > limits.maxBytes) return refuse('size', length);
      const body = response.body && capped(response.body, limits.maxBytes, deadline, ended);
      if (!body) {
        deadline.done();
        ended();
      }
      return { status: response.status, headers: passedHeaders(response, type), body };
    } catch (error) {
      if (deadline.late) return refuse('timeout');
      const cause = (error as { cause?: unknown }).cause;
      return refuse(error instanceof NotPublic || cause instanceof NotPublic ? 'address' : 'unreachable');
    }
  }

  /** Lets go of every connection, answers on their way too. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #follow(text: string, allowed: Allowed, signal: AbortSignal): Promise<Response | RelayRefusal> {
    let target = parseTarget(text, allowed);
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (typeof target === 'string') return target;
      const response: Response = await fetch(target, {
        dispatcher: this.#agent,
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: {
          'user-agent': 'Millefeuille',
          accept: 'application/geo+json, application/json;q=0.9, */*;q=0.5'
        },
        signal
      });
      const location = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
      await response.body?.cancel();
      target = URL.canParse(location, target.href) ? checkTarget(new URL(location, target.href), allowed) : 'malformed';
    }
    return 'redirects';
  }
}

/** Headers of the answer: what data need, and what keeps any of it from being run. */
function passedHeaders(response: Response, type: string): Record<string, string> {
  const age = /\bmax-age=(\d{1,9})\b/.exec(response.headers.get('cache-control') ?? '')?.[1];
  const retry = /^[\w ,:-]{1,40}$/.exec(response.headers.get('retry-after') ?? '')?.[0];
  return {
    'Content-Type': type,
    'Content-Security-Policy': `sandbox; default-src 'none'`,
    'Content-Disposition': 'attachment',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': age === undefined ? 'no-store' : `private, max-age=${age}`,
    ...(retry === undefined ? {} : { 'Retry-After': retry })
  };
}

/** The same bytes up to so many; beyond, the stream breaks, and the page knows that its answer was cut. */
function capped(
  body: WebStream<Uint8Array>,
  most: number,
  deadline: Deadline,
  ended: () => void
): WebStream<Uint8Array> {
  const reader = body.getReader();
  let sent = 0;
  const giveUp = (): void => {
    deadline.stop();
    reader.cancel().catch(() => undefined);
    ended();
  };
  return new WebStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await deadline.heed(reader.read());
        if (done) {
          deadline.done();
          ended();
          return controller.close();
        }
        sent += value.byteLength;
        if (sent > most) throw new Error('too large');
        controller.enqueue(value);
      } catch (error) {
        giveUp();
        controller.error(error);
      }
    },
    cancel: giveUp
  });
}
