import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../src/program.ts'

const root = new URL('../../../', import.meta.url)

/** Every `npx specie …` in a document: in code blocks and in running text. */
function documented(path: string): string[] {
  const text = readFileSync(new URL(path, root), 'utf8')
  return [...text.matchAll(/npx specie ([^`\n#|]+)/g)].map((match) => match[1]!.trim())
}

/** Walks the words of a command line down the program; gives the command and the words left. */
function resolve(
  words: readonly string[],
  command: Command,
): { readonly command: Command; readonly rest: readonly string[] } {
  const next = command.commands.find((candidate) => candidate.name() === words[0])
  return next === undefined ? { command, rest: words } : resolve(words.slice(1), next)
}

function optionsOf(command: Command): string[] {
  const own = command.options.map((option) => option.long ?? '')
  return command.parent === null ? own : [...own, ...optionsOf(command.parent)]
}

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md'])(
  'every command in %s exists, with every option it names',
  (path) => {
    for (const line of documented(path)) {
      const words = line.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word))
      const { command, rest } = resolve(words, createProgram())
      expect(command.parent, line).not.toBeNull()
      if (command.commands.length > 0 && command.registeredArguments.length === 0) {
        expect(rest, `${line}: ${command.name()} has no such command`).toEqual([])
      }
      const known = [...optionsOf(command), '--help']
      for (const word of rest.filter((candidate) => candidate.startsWith('--')))
        expect(known, line).toContain(word)
      const values = rest.filter((word) => !word.startsWith('--'))
      const required = command.registeredArguments.filter((argument) => argument.required).length
      expect(values.length, line).toBeGreaterThanOrEqual(required)
    }
  },
)

test('the README has the two commands and shows the command line at work', () => {
  const text = readFileSync(new URL('README.md', root), 'utf8')
  expect(text).toContain('npm start')
  expect(text).toContain('npm test')
  expect(documented('README.md').length).toBeGreaterThan(10)
})
