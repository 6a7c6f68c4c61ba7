import { ArgumentError } from '@specie/units'
import { type Hex, stringToHex } from 'viem'

/**
 * A feed's name as the chain takes it, e.g. `UST`.
 * @throws ArgumentError when it is not 1 to 32 printable ASCII characters.
 */
export function feedName(name: string): Hex {
  if (!/^[!-~]{1,32}$/.test(name))
    throw new ArgumentError('feed', name, '1 to 32 ASCII characters without spaces')
  return stringToHex(name, { size: 32 })
}
