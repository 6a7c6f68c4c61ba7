import { posix } from 'node:path'
import { contractRules, testWorkspaces, type WorkspaceRule, workspaceRules } from './rules.ts'

/** Files by path from the root, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>

/** Where the one-way dependencies are broken, a sentence each; empty when they hold. */
export function layerViolations(tree: SourceTree): string[] {
  const found: string[] = []
  for (const [path, text] of tree) {
    if (path.startsWith('contracts/src/')) found.push(...contractViolations(path, text))
    else if (path.endsWith('.ts')) found.push(...moduleViolations(path, text, tree))
    else if (path.endsWith('/package.json')) found.push(...manifestViolations(path, text))
  }
  return found
}

/** Every module that a TypeScript source names: static, dynamic, re-exported or type-only. */
export function importedModules(text: string): string[] {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const pattern =
    /(?:^|[;}\s])(?:import|export)\s(?:[\w\s{},*$]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  return [...withoutComments.matchAll(pattern)].map((match) => (match[1] ?? match[2])!)
}

function moduleViolations(path: string, text: string, tree: SourceTree): string[] {
  const owner = ownerOf(path)
  if (owner === undefined) return unlisted(path)
  const [name, rule] = owner
  const isTest = /\.test\.ts$|\/test\//.test(path)
  return importedModules(text).flatMap((module) => {
    if (module.startsWith('.')) return leaving(path, module, rule)
    if (module.startsWith('node:')) {
      return rule.pure === true && !isTest
        ? [`${path} imports ${module}, but ${name} must also run in a browser`]
        : []
    }
    const imported = packageOf(module)
    if (imported.startsWith('@specie/')) {
      if (module !== imported)
        return [`${path} imports ${module}; only the package itself, ${imported}, may be imported`]
      if (imported === name) return [`${path} imports its own package ${name}; use a relative path`]
      if (!rule.uses.includes(imported) && !(isTest && testWorkspaces.includes(imported))) {
        return [`${path} imports ${imported}; ${name} may use ${list(rule.uses)}`]
      }
    }
    return isTest || declared(rule, imported, tree)
      ? []
      : [`${path} imports ${imported}, which ${rule.folder}/package.json does not list`]
  })
}

function manifestViolations(path: string, text: string): string[] {
  const owner = ownerOf(path)
  if (owner === undefined) return unlisted(path)
  const [name, rule] = owner
  const manifest = JSON.parse(text)
  return Object.keys(manifest.dependencies ?? {})
    .filter((dependency) => dependency.startsWith('@specie/') && !rule.uses.includes(dependency))
    .map((dependency) => `${path} depends on ${dependency}; ${name} may use ${list(rule.uses)}`)
}

function contractViolations(path: string, text: string): string[] {
  const folder = path.split('/')[2]!
  const allowed = contractRules[folder]
  if (allowed === undefined) {
    return [
      `${path} lies in a folder that scripts/layers/rules.ts does not list; say there what ${folder}/ may import`,
    ]
  }
  const pattern = /^\s*import\s[^;]*?["']([^"']+)["']/gm
  return [...text.matchAll(pattern)].flatMap((match) => {
    if (!match[1]!.startsWith('.')) return []
    const target = posix.join(posix.dirname(path), match[1]!)
    const into = target.split('/')[2]!
    if (target.startsWith('contracts/src/') && (into === folder || allowed.includes(into))) return []
    return [`${path} imports ${target}; contracts/src/${folder} may import itself and ${list(allowed)}`]
  })
}

function ownerOf(path: string): [string, WorkspaceRule] | undefined {
  return Object.entries(workspaceRules).find(([, rule]) => path.startsWith(`${rule.folder}/`))
}

/** A workspace without a rule is a mistake; scripts, benches, examples and root tests stand above all layers. */
function unlisted(path: string): string[] {
  if (!/^(packages|apps)\//.test(path)) return []
  return [`${path} lies in a workspace that scripts/layers/rules.ts does not list; say there what it may use`]
}

function leaving(path: string, module: string, rule: WorkspaceRule): string[] {
  const target = posix.join(posix.dirname(path), module)
  // an example file as text is data for whoever shows it, not a part of the program
  const example = target.startsWith('examples/') && target.endsWith('?raw')
  return example || target.startsWith(`${rule.folder}/`)
    ? []
    : [`${path} reaches into ${target}; import the package instead`]
}

function packageOf(module: string): string {
  return module.split('/', module.startsWith('@') ? 2 : 1).join('/')
}

function declared(rule: WorkspaceRule, imported: string, tree: SourceTree): boolean {
  const manifest = tree.get(`${rule.folder}/package.json`)
  if (manifest === undefined) return true
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = JSON.parse(manifest)
  return imported in dependencies || imported in peerDependencies || imported in devDependencies
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing else' : names.join(', ')
}
