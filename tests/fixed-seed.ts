import fc from 'fast-check';

/** The same random input in each run of `npm test`; another by `FC_SEED`, and in `npm run soak`. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
