import { persona } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, isAddress } from 'viem'
import { personaNamed } from '../keys/personaNamed.ts'
import type { Connection } from './connect.ts'

/**
 * The wallet that a person named: an address, or on a local chain one of its people.
 * @throws SpecieError `input.address` or `input.persona`
 */
export function findWallet({ local }: Pick<Connection, 'local'>, text: string): Address {
  if (isAddress(text, { strict: false })) return getAddress(text)
  if (local && !text.startsWith('0x')) return persona(personaNamed(text)).address
  throw new SpecieError({
    code: 'input.address',
    message: `${text} is not an address`,
    expected: '0x and 40 hexadecimal digits',
  })
}
