import { createNet } from '../core/net/fetch-net';
import { good } from '../core/problems/problem';
import { sourceKind } from '../core/sources/registry';
import type { TableReader } from '../core/sources/kind';
import { profileOf } from '../core/table/make-profile';
import { serve, type HostScope } from './host';
import type { ReadArgs } from './protocol';
import { TableSender } from './table-port';

let sender: TableSender | null = null;

/** Reads one source into a table, hands it to the keeper, and answers with its profile. */
serve(
  self as unknown as HostScope,
  {
    read: async (args, { signal, progress }) => {
      const kind = sourceKind(args.source.kind);
      const { file } = args;
      if (!('load' in kind) || !sender) throw new Error(`no reader for ${args.source.kind}`);
      const reader = (await kind.load()) as TableReader<ReadArgs['source']>;
      const outcome = await reader.read(args.source, {
        net: createNet((url, init) => fetch(url, init), args),
        files: { get: async () => (file ? new Uint8Array(await file.arrayBuffer()) : null) },
        signal,
        baseUrl: args.baseUrl,
        progress
      });
      if (!outcome.ok) return { outcome };
      const table = { ...outcome.value, id: args.table };
      const profile = profileOf(table);
      await sender.send(table);
      return { outcome: good(profile, outcome.notices) };
    }
  },
  (port) => {
    sender?.close();
    sender = new TableSender(port);
  }
);
