/** Fails when a workspace or a folder of contracts imports what the architecture does not let it. */
import { readdirSync, readFileSync } from 'node:fs'
import { layerViolations } from './layers/violations.ts'

const root = new URL('..', import.meta.url)
const tree = new Map<string, string>()
for (const top of ['packages', 'apps', 'contracts/src']) {
  for (const name of readdirSync(new URL(top, root), { recursive: true, encoding: 'utf8' })) {
    const path = `${top}/${name}`
    if (path.includes('/node_modules/') || path.includes('/generated/')) continue
    if (/\.(ts|sol)$|\/package\.json$/.test(path)) tree.set(path, readFileSync(new URL(path, root), 'utf8'))
  }
}
const violations = layerViolations(tree)
for (const violation of violations) console.error(violation)
console.error(
  violations.length === 0 ? `Layers hold over ${tree.size} files.` : `${violations.length} broken.`,
)
process.exitCode = violations.length === 0 ? 0 : 1
