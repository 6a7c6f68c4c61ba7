import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { deskAbi } from '../../generated/deskAbi.ts'
import { readReserveTokens } from '../../read/readReserveTokens.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Fills the desk's till from the reserve up to its target, so that the next sales cost less. Anyone. */
export async function fundDesk(context: Context): Promise<PreparedTransaction> {
  const { cash } = await readReserveTokens(context)
  const desk = addressOf(context, 'Desk')
  return prepare(context, {
    unit: cash,
    title: 'Fill the desk’s till from the reserve',
    address: desk,
    data: encodeFunctionData({ abi: deskAbi, functionName: 'fund' }),
    watches: [balanceWatch(cash, desk, 'of the desk')],
    result: () => undefined,
  })
}

/** Sets the till that `fundDesk` fills up to, cash units. Needs the role `exitSteward`. */
export async function setDeskFloat(context: Context, target: bigint): Promise<PreparedTransaction> {
  const { cash } = await readReserveTokens(context)
  return prepare(context, {
    unit: cash,
    title: `Keep ${amountText(target, cash)} in the desk’s till`,
    address: addressOf(context, 'Desk'),
    data: encodeFunctionData({ abi: deskAbi, functionName: 'setFloat', args: [target] }),
    result: () => undefined,
  })
}
