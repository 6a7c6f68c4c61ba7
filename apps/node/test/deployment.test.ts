import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { variables } from '../src/index.ts'

const root = new URL('../../../', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, root), 'utf8')
const known = new Set(Object.keys(variables))
/** Of the images and of Node, not of the server. */
const others = new Set(['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB'])
const units = 'apps/node/deploy/systemd/'

const named: readonly (readonly [file: string, names: readonly string[]])[] = [
  ['compose.yaml', matches(text('compose.yaml'), /^ +([A-Z][A-Z_]+):/gm)],
  ['Dockerfile', matches(text('apps/node/deploy/Dockerfile'), /(?:^ENV|\s)\s*([A-Z][A-Z_]+)=/gm)],
  ['specie.env', matches(text(`${units}specie.env`), /^([A-Z][A-Z_]+)=/gm)],
  ...readdirSync(new URL(units, root))
    .filter((name) => name.endsWith('.service'))
    .map((name) => [name, matches(text(units + name), /(?:^Environment=|\s)([A-Z][A-Z_]+)=/gm)] as const),
]

function matches(content: string, pattern: RegExp): string[] {
  return [...content.matchAll(pattern)].map((match) => match[1]!)
}

test.each(named)('%s sets only variables that the server knows', (_file, names) => {
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !known.has(name) && !others.has(name))).toEqual([])
})

test('compose.yaml and the units run the same parts: two servers, two indexers, one process of agents', () => {
  const compose = text('compose.yaml')
  const services = [...compose.matchAll(/SPECIE_PARTS: (\w+)[\s\S]*?replicas: (\d)/g)]
  expect(services.map(([, part, replicas]) => [part, replicas])).toEqual([
    ['api', '2'],
    ['indexer', '2'],
    ['agents', '1'],
  ])
  const started = [...text('docs/operating.md').matchAll(/enable --now (.*)/g)][0]![1]!.split(' ')
  expect(started).toEqual([
    'specie.target',
    'specie-api@4400',
    'specie-api@4401',
    'specie-indexer@4420',
    'specie-indexer@4421',
    'specie-agents',
  ])
})

test('docs/operating.md explains every variable as the server does', () => {
  const rows = text('docs/operating.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  for (const [name, { meaning, expected, ...rest }] of Object.entries(variables)) {
    const usual = 'usual' in rest ? rest.usual : '**must be set**'
    expect(rows).toContain(`| \`${name}\` | ${meaning} | ${expected} | ${usual} |`)
  }
})
