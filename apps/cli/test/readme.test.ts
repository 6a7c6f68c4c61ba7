import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../src/program.ts'

const root = new URL('../../../', import.meta.url)

/** Every `npx specie …` in a document: in code blocks and in running text. */
function documented(text: string): string[] {
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

/** Fails for a command line that the program does not know, or that lacks an argument it needs. */
function expectKnown(line: string): void {
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

function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({
    writeOut: (part) => {
      text += part
    },
  })
  command.outputHelp()
  return text
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)]
}

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md'])(
  'every command in %s exists, with every option it names',
  (path) => {
    for (const line of documented(readFileSync(new URL(path, root), 'utf8'))) expectKnown(line)
  },
)

test('every example in the help of every command is one that the program takes', () => {
  const examples = everyCommand(createProgram()).flatMap((command) =>
    [...helpOf(command).matchAll(/\$ npx specie (.+?)(?: {2,}|&&|$)/gm)].map((match) => match[1]!.trim()),
  )
  expect(examples.length).toBeGreaterThan(30)
  for (const example of examples) expectKnown(example)
})

test('every command says in a line what it is for', () => {
  for (const command of everyCommand(createProgram()))
    expect(command.description(), command.name()).not.toBe('')
})

test('the README has the two commands and shows the command line at work', () => {
  const text = readFileSync(new URL('README.md', root), 'utf8')
  expect(text).toContain('npm start')
  expect(text).toContain('npm test')
  expect(documented(text).length).toBeGreaterThan(10)
})
