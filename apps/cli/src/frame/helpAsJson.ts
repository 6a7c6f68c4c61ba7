import type { EventEmitter } from 'node:events'
import type { Command } from 'commander'
import { toJson } from './json.ts'

/** Makes a command and all below it print their help as JSON, for programs that build on the command line. */
export function helpAsJson(command: Command): void {
  command.outputHelp = (context?: unknown) => {
    // Help that stands for an error is left to the caller, who says what was wrong.
    const failed = (context as { readonly error?: boolean } | undefined)?.error === true
    if (!failed) command.configureOutput().writeOut?.(`${toJson(helpData(command))}\n`)
  }
  for (const each of command.commands) helpAsJson(each as Command)
}

/** What the help says, by its parts. */
function helpData(command: Command) {
  const help = command.createHelp()
  return {
    name: fullName(command),
    description: command.description(),
    usage: help.commandUsage(command),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      description: argument.description,
      required: argument.required,
      variadic: argument.variadic,
    })),
    options: help.visibleOptions(command).map((option) => ({
      flags: option.flags,
      description: option.description,
      mandatory: option.mandatory,
      default: option.defaultValue ?? null,
      choices: option.argChoices ?? null,
    })),
    commands: help
      .visibleCommands(command)
      .filter((each) => each.name() !== 'help')
      .map((each) => ({ name: each.name(), description: each.description() })),
    notes: notesOf(command),
  }
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`
}

/** The examples that follow the help; commander writes them through its listeners. */
function notesOf(command: Command): string {
  let notes = ''
  const write = (text: string) => {
    notes += text
  }
  const listeners = command as unknown as EventEmitter
  listeners.emit('afterHelp', { error: false, command, write })
  return notes.trim()
}
