import { describe, expect, it } from 'vitest'
import { ArgumentError, requireInteger, requireNumber, SpecieError } from './index.ts'

describe('SpecieError', () => {
  it('explains what happened, what was expected and how to mend it', () => {
    const error = new SpecieError({
      code: 'port.busy',
      message: 'port 8545 is in use',
      expected: 'a free port',
      remedy: 'stop the other chain or pass --port',
    })
    expect(error.explain()).toBe(
      'port 8545 is in use\nexpected: a free port\nto mend it: stop the other chain or pass --port',
    )
  })

  it('keeps its cause', () => {
    const cause = new Error('refused')
    expect(new SpecieError({ code: 'rpc', message: 'no chain', cause }).cause).toBe(cause)
  })
})

describe('requireNumber and requireInteger', () => {
  it.each([Number.NaN, Infinity, -1, 101])('name the argument and the range when they refuse %s', (value) => {
    expect(() => requireNumber('rate', value, 0, 100)).toThrow(ArgumentError)
    expect(() => requireNumber('rate', value, 0, 100)).toThrow(/^rate is /)
  })

  it('refuse fractions where a whole number is due', () => {
    expect(() => requireInteger('months', 1.5, 1)).toThrow(/months is 1.5/)
    expect(requireInteger('months', 12, 1, 360)).toBe(12)
  })
})
