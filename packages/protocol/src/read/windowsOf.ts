import { SpecieError } from '@specie/units'
import { type Address, zeroAddress } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { windowsFactoryAbi } from '../generated/windowsFactoryAbi.ts'

/**
 * The windows of a share that are in force.
 * @throws SpecieError `windows.none` when its servicer has opened none
 */
export async function windowsOf(context: Context, share: Address): Promise<Address> {
  const windows = await context.reader
    .readContract({
      address: addressOf(context, 'WindowsFactory'),
      abi: windowsFactoryAbi,
      functionName: 'windowsOf',
      args: [share],
    })
    .catch(explainError)
  if (windows !== zeroAddress) return windows
  throw new SpecieError({
    code: 'windows.none',
    message: `The share ${share} has no redemption windows`,
    remedy: 'its pool’s servicer opens them and publishes their dates',
  })
}
