import { plainAccess } from '../core/net/access';
import { createNet } from '../core/net/fetch-net';
import type { Penalty, PenaltyPort } from '../core/net/host-queue';
import type { Net } from '../core/ports';
import type { SiteArgs } from './protocol';

/** Requests of one reader to a host at a time: the two readers share the six that browsers allow. */
const perHost = 3;

let access = plainAccess;
let net: Net | null = null;

/** The reader's network: one for all its calls, so that they share queues and requests on their way. */
export function readerNet(site: SiteArgs): Net {
  ({ access } = site);
  net ??= createNet((url, init) => fetch(url, init), {
    ...site,
    perHost,
    peers: penaltyChannel(new BroadcastChannel('millefeuille-hosts')),
    access: () => access
  });
  return net;
}

/** Penalties told to the other reader, and to the studio's other tabs: an overloaded host is spared by all of them. */
function penaltyChannel(channel: BroadcastChannel): PenaltyPort {
  return {
    tell: (penalty) => channel.postMessage(penalty),
    hear: (listener) => {
      channel.onmessage = ({ data }: MessageEvent<Penalty>) => listener(data);
    }
  };
}
