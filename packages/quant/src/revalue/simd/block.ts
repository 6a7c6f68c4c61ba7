/**
 * Pairs of loans of a block, each in one register: the arithmetic of one pair fills the waits of another. Five measured
 * best; more no longer fit the registers.
 */
export const PAIRS: readonly number[] = [0, 1, 2, 3, 4]

/** Loans of one block. */
export const BLOCK = 2 * PAIRS.length

/** Bytes of one number of all loans of a block. */
export const COLUMN = 8 * BLOCK

/** Numbers of one pair are this many bytes behind those of the pair before. */
export const PAIR = 16
