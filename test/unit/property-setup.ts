import fc from 'fast-check';

// A landing must not hang on the luck of a seed: CI repeats the same cases, every other run explores new ones.
// KCONSOLE_SEED repeats the run that printed it.
const seed = process.env.KCONSOLE_SEED ?? (process.env.CI ? '20261121' : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
