import {
  type Address,
  type Hex,
  parseEther,
  recoverTransactionAddress,
  type TransactionSerializedLegacy,
} from 'viem'
import type { Context } from '../context.ts'
import { senderOf } from '../senderOf.ts'

/**
 * The factory that most chains carry at this address (github.com/Arachnid/deterministic-deployment-proxy): its
 * calldata is a salt and creation code, and the new address follows from both, so that a deployment which was cut off
 * finds again what it has deployed.
 */
export const DETERMINISTIC_DEPLOYER: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C'

/** Its one transaction, signed for every chain with a made-up signature: nobody has the key. */
const TRANSACTION: Hex = `0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7f${'f'.repeat(62)}e03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba0${'2'.repeat(64)}a0${'2'.repeat(64)}`
const COST = parseEther('0.01')

/** Puts the factory on a chain that lacks it, paid by the sender. Does nothing where it is. */
export async function ensureDeterministicDeployer(context: Context): Promise<void> {
  if ((await context.reader.getCode({ address: DETERMINISTIC_DEPLOYER })) !== undefined) return
  const sender = senderOf(context)
  const signer = await recoverTransactionAddress({
    serializedTransaction: TRANSACTION as TransactionSerializedLegacy,
  })
  const funds = await context.reader.getBalance({ address: signer })
  if (funds < COST) {
    const hash = await sender.sendTransaction({ to: signer, value: COST - funds })
    await context.reader.waitForTransactionReceipt({ hash })
  }
  const hash = await context.reader.sendRawTransaction({ serializedTransaction: TRANSACTION })
  await context.reader.waitForTransactionReceipt({ hash })
}
