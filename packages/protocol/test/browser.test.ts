import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test('no source of the client loads a module of Node before it is needed, so that a browser can load it', async () => {
  const source = new URL('../src/', import.meta.url)
  const files = (await readdir(source, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(100)
  for (const file of files) {
    const text = await readFile(new URL(file, source), 'utf8')
    const loaded = [...text.matchAll(/^import (?!type )[^;]*?from '(node:[^']+)'/gm)].map((match) => match[1])
    expect(loaded, file).toEqual([])
  }
})
