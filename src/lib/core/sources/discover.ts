import { bad, good, type Outcome, type Problem, type ProblemCode } from '../problems/problem';
import type { Net, NetAnswer } from '../ports';
import { cleanPasted } from './clean-pasted';
import { contentOf, type Answered } from './content-of';
import { fileOffers } from './file-offers';
import type { Claim, Discovery, SourceContext } from './kind';
import type { Pasted } from './pasted';
import { extensionOf, missingProtocol, recognise, type Candidate } from './recognise';
import { discoverable, type DiscoverableKind } from './registry';

/** Services tried at an address that says nothing of itself, in this order; those of one step may be offered together. */
const roots: readonly (readonly string[])[] = [['wfs', 'wms'], ['wmts'], ['ogc-features']];

/** Failures of the way to a server: asking it otherwise would fail alike. */
const ofTheWay = new Set<ProblemCode>([
  'source-unreachable',
  'cors-refused',
  'timeout',
  'auth-required',
  'mixed-content',
  'rate-limited',
  'redirect-refused',
  'proxy-refused',
  'aborted'
]);

/**
 * Finds out what a person pasted: the kinds that know the address by its form are asked first; else the address is read
 * once and its answer tells; else the usual services are tried there. Gives one discovery, or two where a server offers
 * objects and pictures at the same address. Each address is asked once at most.
 * Fails with `nothing-recognised`, `protocol-missing` (a known protocol that no kind reads), or why the server could not
 * be read.
 */
export async function discover(
  text: string,
  context: SourceContext,
  kinds: readonly DiscoverableKind[] = discoverable
): Promise<Outcome<Discovery[]>> {
  const pasted = cleanPasted(text);
  if (pasted.url === null) return bad({ code: 'nothing-recognised', facts: { text: pasted.text.slice(0, 200) } });
  return new Search(pasted, { ...context, net: rememberingNet(context.net) }, kinds).run();
}

class Search {
  readonly #url: URL;
  /** why the first kind that was sure of the address could not read it */
  #refusal: Problem | null = null;
  readonly #tried = new Set<string>();

  constructor(
    private readonly pasted: Pasted,
    private readonly context: SourceContext,
    private readonly kinds: readonly DiscoverableKind[]
  ) {
    this.#url = pasted.url as URL;
  }

  async run(): Promise<Outcome<Discovery[]>> {
    const candidates = recognise(this.pasted, this.kinds);
    for (const { kind, claim } of candidates.filter((c) => c.claim.sure > 1)) {
      const found = await this.#ask(kind, claim);
      if (found.ok) return good([found.value], found.notices);
      if (this.#ends(found.problem)) return found;
      this.#refusal ??= found.problem;
    }
    const missing = missingProtocol(this.pasted);
    if (missing !== null) return this.#missing(missing);
    const file = fileOffers(this.#url, extensionOf(this.#url), this.kinds);
    if (file) return good([file]);
    return this.#byContent(candidates);
  }

  async #byContent(candidates: readonly Candidate[]): Promise<Outcome<Discovery[]>> {
    const unsure = candidates.filter((candidate) => candidate.claim.sure === 1);
    const answer = await this.context.net.get({ url: this.#address, signal: this.context.signal });
    // a root without a request often answers by an error: that is no reason not to ask properly
    if (!answer.ok && this.#ends(answer.problem)) return answer;
    const content = answer.ok ? contentOf(answer.value.bytes) : null;
    const told = content && (await this.#told(content, candidates));
    if (told) return told;
    for (const { kind, claim } of unsure) {
      if (roots.flat().includes(kind.kind)) continue;
      const found = await this.#ask(kind, claim);
      if (found.ok) return good([found.value], found.notices);
      if (this.#ends(found.problem)) return found;
    }
    const service = await this.#atRoot(unsure);
    if (service) return service;
    if (this.#refusal) return bad(this.#refusal);
    if (!answer.ok) return answer;
    return bad({ code: 'nothing-recognised', facts: { text: this.pasted.text.slice(0, 200) } });
  }

  /** What the content of the answer says by itself; null when it says nothing. */
  async #told(content: Answered, candidates: readonly Candidate[]): Promise<Outcome<Discovery[]> | null> {
    if (content.is === 'missing') return this.#missing(content.protocol);
    if (content.is === 'file') {
      const file = fileOffers(this.#url, content.format, this.kinds);
      return file ? good([file]) : null;
    }
    if (content.is !== 'service') return null;
    const kind = this.#kind(content.kind);
    if (!kind) return this.#missing(content.kind.toUpperCase());
    const own = candidates.find((candidate) => candidate.kind === kind)?.claim.spec ?? {
      kind: kind.kind,
      url: this.#address
    };
    const found = await this.#ask(kind, { sure: 3, spec: own });
    return found.ok ? good([found.value], found.notices) : found;
  }

  async #atRoot(unsure: readonly Candidate[]): Promise<Outcome<Discovery[]> | null> {
    for (const step of roots) {
      const kinds = step.flatMap((name) => this.#kind(name) ?? []).filter((kind) => !this.#tried.has(kind.kind));
      const url = serviceRoot(this.#url);
      const answers = await Promise.all(
        kinds.map((kind) => {
          const own = url === null ? unsure.find((candidate) => candidate.kind === kind)?.claim : undefined;
          return this.#ask(kind, own ?? { sure: 1, spec: { kind: kind.kind, url: url ?? this.#address } });
        })
      );
      const found = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      if (found.length > 0)
        return good(
          found,
          answers.flatMap((answer) => (answer.ok ? answer.notices : []))
        );
      const ended = answers.find((answer) => !answer.ok && this.#ends(answer.problem));
      if (ended && !ended.ok) return ended;
      // an empty service is a service: what it says is worth more than what others would
      const empty = answers.find((answer) => !answer.ok && answer.problem.code === 'service-empty');
      if (empty && !empty.ok) return empty;
    }
    return null;
  }

  async #ask(kind: DiscoverableKind, claim: Claim): Promise<Outcome<Discovery>> {
    this.#tried.add(kind.kind);
    const module = await kind.load?.();
    if (!module?.discover) return this.#missing(kind.words.name.fr);
    return module.discover(claim, this.context);
  }

  /** Whether trying otherwise is useless: the way to the host is closed, or the person gave up. */
  #ends(problem: Problem): boolean {
    return this.context.signal.aborted || ofTheWay.has(problem.code);
  }

  #missing(protocol: string): Outcome<never> {
    return bad({ code: 'protocol-missing', facts: { protocol, url: this.#address } });
  }

  #kind(name: string): DiscoverableKind | undefined {
    return this.kinds.find((kind) => kind.kind === name);
  }

  get #address(): string {
    return this.pasted.text;
  }
}

/** Where a server's services are, for the pages people copy instead (GeoServer's home, preview of layers); else null. */
function serviceRoot(url: URL): string | null {
  const geoserver = /^(.*\/geoserver)(\/(web|index\.html).*)?\/?$/i.exec(url.pathname)?.[1];
  return geoserver === undefined ? null : new URL(`${geoserver}/ows`, url).href;
}

/** The network, where an address is asked once: what several kinds want to know of it comes from one answer. */
function rememberingNet(net: Net): Net {
  const answers = new Map<string, Promise<Outcome<NetAnswer>>>();
  return {
    get(request) {
      const known = answers.get(request.url);
      if (known) return known;
      const answer = net.get(request);
      answers.set(request.url, answer);
      return answer;
    }
  };
}
