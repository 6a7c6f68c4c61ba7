import { librarySentences } from './sentences/librarySentences.ts'

/** A sentence for every custom error of every contract, by the error's name. */
export const sentences = {
  ...librarySentences,
} as const
