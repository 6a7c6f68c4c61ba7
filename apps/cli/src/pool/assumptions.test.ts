import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAssumptions } from './assumptionsFile.ts'
import { curveFromFile } from './curveFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'specie-assumptions-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const sample = (name: string) => new URL(`../../../../examples/${name}`, import.meta.url).pathname

test('reads decimal fractions into whole rates', () => {
  const { segmentBy, segments } = readAssumptions(sample('sample-assumptions.json'))
  expect(segmentBy).toBe('grade')
  expect(segments[0]).toEqual({
    name: 'A',
    hazard: 8_000_000,
    recovery: 550_000_000,
    spread: 18_000_000,
    prepayment: 6_000_000,
  })
})

test.each([
  ['{', 'is not JSON'],
  ['{"segments": []}', 'has no segments'],
  ['{"segmentBy": "age", "segments": [{}]}', 'segmentBy "age"'],
  ['{"segments": [{"name": "A", "hazard": -1}]}', 'hazard -1 in segment 1'],
  ['{"segments": [{"name": "A", "hazard": 0.1, "recovery": 2}]}', 'recovery 2 in segment 1'],
])('refuses %s', (content, found) => {
  expect(() => readAssumptions(file('bad.json', content))).toThrow(found)
})

test('takes the last par yields not after a day', () => {
  const path = sample('sample-par-yields.csv')
  const day = (date: string) => Date.parse(date) / 86_400_000
  expect(curveFromFile(path, '2026-02-15').day).toBe(day('2026-02-02'))
  expect(curveFromFile(path).day).toBe(day('2026-06-01'))
  expect(() => curveFromFile(path, '2025-12-31')).toThrow('no par yields of 2025-12-31 or before')
})
