import fc from 'fast-check';

/** Property tests draw the same cases each time, so that what passes here passes there; `FC_SEED=7` explores others. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 2026) });
