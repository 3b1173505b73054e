/** Past every offset. */
export const noEnd = 2n ** 63n - 1n;

export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
