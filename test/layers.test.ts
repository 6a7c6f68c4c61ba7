import { describe, expect, test } from 'vitest'
import { importedModules, layerViolations } from '../scripts/layers/violations.ts'

const manifest = (dependencies: Record<string, string>) => JSON.stringify({ dependencies })
const tree = (files: Record<string, string>) => new Map(Object.entries(files))

describe('the layer check', () => {
  test('accepts imports that point down', () => {
    const files = tree({
      'packages/quant/package.json': manifest({ '@specie/units': '0.1.0' }),
      'packages/quant/src/date.ts':
        "import { ArgumentError } from '@specie/units'\nimport { day } from './day.ts'",
      'contracts/src/pool/Pool.sol': 'import {IPool} from "../interfaces/IPool.sol";',
    })
    expect(layerViolations(files)).toEqual([])
  })

  test('names the file and what it may use when an import points up', () => {
    const files = tree({ 'packages/quant/src/date.ts': "import type { Loan } from '@specie/tape'" })
    expect(layerViolations(files)).toEqual([
      'packages/quant/src/date.ts imports @specie/tape; @specie/quant may use @specie/units',
    ])
  })

  test('finds imports of every form', () => {
    const text = [
      "import 'a'",
      "import type { B } from 'b'",
      "import {\n  c,\n  type D,\n} from 'c'",
      "export * from 'd'",
      "export { e } from 'e'",
      "const f = await import('f')",
      "// import 'commented'",
      "/* import 'commented' */",
    ].join('\n')
    expect(importedModules(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  test('refuses a module of Node where code must run in a browser, but not in its tests', () => {
    const text = "import { readFileSync } from 'node:fs'"
    expect(layerViolations(tree({ 'packages/quant/src/read.ts': text }))).toHaveLength(1)
    expect(layerViolations(tree({ 'packages/quant/src/read.test.ts': text }))).toEqual([])
    expect(layerViolations(tree({ 'packages/tape/src/read.ts': text }))).toEqual([])
  })

  test('refuses a path that reaches into another workspace and a deep import', () => {
    const files = tree({
      'packages/tape/src/a.ts': "import { x } from '../../quant/src/date.ts'",
      'apps/cli/src/b.ts': "import { x } from '@specie/quant/src/date.ts'",
    })
    expect(layerViolations(files)).toEqual([
      'packages/tape/src/a.ts reaches into packages/quant/src/date.ts; import the package instead',
      'apps/cli/src/b.ts imports @specie/quant/src/date.ts; only the package itself, @specie/quant, may be imported',
    ])
  })

  test('refuses a dependency in a manifest that points up and a package that no manifest lists', () => {
    const files = tree({
      'packages/units/package.json': manifest({ '@specie/quant': '0.1.0' }),
      'packages/units/src/a.ts': "import { z } from 'zod'",
    })
    expect(layerViolations(files)).toEqual([
      'packages/units/package.json depends on @specie/quant; @specie/units may use nothing else',
      'packages/units/src/a.ts imports zod, which packages/units/package.json does not list',
    ])
  })

  test('lets tests use the harness, and nothing but tests', () => {
    const text = "import { startChain } from '@specie/testing'"
    expect(layerViolations(tree({ 'packages/protocol/src/pool.test.ts': text }))).toEqual([])
    expect(layerViolations(tree({ 'packages/protocol/src/pool.ts': text }))).toHaveLength(1)
  })

  test('keeps contracts apart that may meet only through interfaces', () => {
    const files = tree({ 'contracts/src/exit/Desk.sol': 'import {Pool} from "../pool/Pool.sol";' })
    expect(layerViolations(files)).toEqual([
      'contracts/src/exit/Desk.sol imports contracts/src/pool/Pool.sol; contracts/src/exit may import itself and interfaces, common',
    ])
  })

  test('asks for a rule when a workspace or a folder of contracts is new', () => {
    const files = tree({ 'packages/new/src/a.ts': '', 'contracts/src/derive/Option.sol': '' })
    expect(layerViolations(files)).toHaveLength(2)
    expect(layerViolations(tree({ 'scripts/a.ts': "import '@specie/quant'" }))).toEqual([])
  })
})
