import type { BlockReference } from '@specie/protocol'

interface Entry {
  readonly made: number
  readonly text: Promise<string>
}

/** Answers as JSON text, each made once for a question and a block, however many ask. */
export interface AnswerCache {
  /**
   * @param question what is asked, with all its parameters
   * @param maxAge milliseconds that an answer of the same block is good for
   */
  get(block: BlockReference, question: string, maxAge: number, make: () => Promise<string>): Promise<string>
}

const MOST = 2_000

/** A cache of the newest block's answers; those of earlier blocks are forgotten with it. */
export function createAnswerCache(): AnswerCache {
  let hash = ''
  let entries = new Map<string, Entry>()
  return {
    get(block, question, maxAge, make) {
      if (block.hash !== hash) {
        hash = block.hash
        entries = new Map()
      }
      const found = entries.get(question)
      if (found !== undefined && performance.now() - found.made <= maxAge) return found.text
      if (entries.size >= MOST) entries.delete(entries.keys().next().value!)
      const mine = entries
      const text = make()
      mine.delete(question)
      mine.set(question, { made: performance.now(), text })
      // A failure is not an answer: who comes next tries again.
      text.catch(() => mine.get(question)?.text === text && mine.delete(question))
      return text
    },
  }
}
