/** Loans of one block: four pairs, so that the arithmetic of one pair fills the waits of another. */
export const BLOCK = 8

/** Pairs of a block, each in one register. */
export const PAIRS: readonly number[] = [0, 1, 2, 3]

/** Bytes of one number of all loans of a block. */
export const COLUMN = 8 * BLOCK

/** Numbers of one pair are this many bytes behind those of the pair before. */
export const PAIR = 16
