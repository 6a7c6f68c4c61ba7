import { SpecieError } from '@specie/units'
import { type VariableName, variables } from './variables.ts'

/** Variables of a process. */
export type Values = Readonly<Record<string, string | undefined>>

/** Reads variables and remembers everything that is wrong with them, so that all of it is said at once. */
export class Environment {
  readonly #values: Values
  readonly #wrong: string[] = []

  constructor(values: Values) {
    this.#values = values
  }

  /** The text of a variable; undefined when it is missing or empty. */
  text(name: VariableName): string | undefined {
    const text = this.#values[name]?.trim()
    return text === '' ? undefined : text
  }

  /** The text of a variable that must be there and look like that; empty text once it was found wrong. */
  needed(name: VariableName, form: RegExp): string {
    const text = this.text(name)
    if (text === undefined) this.refuse(name, 'is missing')
    else if (!form.test(text)) this.refuse(name, `is ${shown(name, text)}`)
    else return text
    return ''
  }

  whole(name: VariableName, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    this.refuse(name, `is ${shown(name, text)}`)
    return undefined
  }

  choice<Choice extends string>(name: VariableName, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name)
    if (text === undefined || choices.includes(text as Choice)) return text as Choice | undefined
    this.refuse(name, `is ${shown(name, text)}`)
    return undefined
  }

  refuse(name: VariableName, fault: string): void {
    this.#wrong.push(`${name} ${fault}; expected ${variables[name].expected} (${variables[name].meaning})`)
  }

  /** A name that is none of ours. */
  refuseUnknown(name: string): void {
    const known = Object.keys(variables).filter((one) => one.startsWith('SPECIE_'))
    this.#wrong.push(`${name} is no variable of this server; it knows ${known.join(', ')}`)
  }

  /** Says all that is wrong. @throws SpecieError `configuration.wrong` */
  settle(): void {
    if (this.#wrong.length === 0) return
    throw new SpecieError({
      code: 'configuration.wrong',
      message: this.#wrong.join('\n'),
      remedy: 'set these variables of the environment; docs/operating.md explains each',
    })
  }
}

/** Addresses with passwords and keys in them are not repeated in a log. */
function shown(name: VariableName, text: string): string {
  return name.endsWith('_URL') ? 'not understood' : JSON.stringify(text)
}
