import { type Abi, type Address, encodeFunctionData, getAddress } from 'viem'
import type { Context } from '../context.ts'
import { deskAbi } from '../generated/deskAbi.ts'
import { holdsAbi } from '../generated/holdsAbi.ts'
import { reserveAbi } from '../generated/reserveAbi.ts'
import { addressOf } from './addressOf.ts'
import type { Setting } from './settings.ts'

/** Wiring of what deals in the reserve's cash: the desk, the firm prices it sells, idle cash. */
export function exitSettings(context: Context): readonly Setting[] {
  return [
    memberSetting(context, 'Desk', 'Let the desk draw on the reserve'),
    memberSetting(context, 'Holds', 'Let firm prices draw on the reserve'),
    memberSetting(context, 'Idle', 'Let idle cash be parked'),
    nameSetting(context, 'Desk', 'Holds', deskAbi, ['holds', 'setHolds'], 'Let the desk honour firm prices'),
    nameSetting(
      context,
      'Reserve',
      'Idle',
      reserveAbi,
      ['idle', 'setIdle'],
      'Let the reserve call idle cash back',
    ),
    nameSetting(context, 'Holds', 'Guard', holdsAbi, ['guard', 'setGuard'], 'Let the guard stop firm prices'),
  ]
}

function memberSetting(context: Context, member: 'Desk' | 'Holds' | 'Idle', title: string): Setting {
  const [reserve, address] = [addressOf(context, 'Reserve'), addressOf(context, member)]
  return {
    subject: `Reserve: ${member} may draw`,
    expected: address,
    call: call(reserve, reserveAbi, 'addDesk', [address], title),
    async difference() {
      const found = await context.reader.readContract({
        address: reserve,
        abi: reserveAbi,
        functionName: 'desks',
      })
      return found.some((one) => getAddress(one) === getAddress(address))
        ? undefined
        : `${found.length} other members`
    },
  }
}

function nameSetting(
  context: Context,
  of: 'Desk' | 'Reserve' | 'Holds',
  named: 'Holds' | 'Idle' | 'Guard',
  abi: Abi,
  [read, write]: readonly [string, string],
  title: string,
): Setting {
  const [address, expected] = [addressOf(context, of), addressOf(context, named)]
  return {
    subject: `${of}: ${named}`,
    expected,
    call: call(address, abi, write, [expected], title),
    async difference() {
      const found = await context.reader
        .readContract({ address, abi, functionName: read })
        .then((answer) => answer as Address)
        .catch(() => undefined)
      if (found === undefined) return 'no answer'
      return getAddress(found) === getAddress(expected) ? undefined : found
    },
  }
}

function call(to: Address, abi: Abi, functionName: string, args: readonly unknown[], title: string) {
  return { title, to, data: encodeFunctionData({ abi, functionName, args }), value: 0n }
}
