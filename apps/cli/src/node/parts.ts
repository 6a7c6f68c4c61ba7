import type { NodePart } from '@specie/node'
import { SpecieError } from '@specie/units'

/** What one process can do, in the order in which a reader thinks of it. */
export const NODE_PARTS: readonly NodePart[] = ['api', 'indexer', 'agents']

/** Parts as typed. @throws SpecieError `input.parts` */
export function nodeParts(text: string): NodePart[] {
  const names = text.split(',').map((name) => name.trim())
  const parts = names.filter((name): name is NodePart => NODE_PARTS.includes(name as NodePart))
  if (parts.length === names.length && new Set(parts).size === parts.length) return parts
  throw new SpecieError({
    code: 'input.parts',
    message: `--parts ${text} is not understood`,
    expected: `some of ${NODE_PARTS.join(',')}, each once`,
  })
}
