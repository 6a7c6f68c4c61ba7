import { abis, claimBits, INVESTOR_CLASSES, persona } from '@specie/protocol'
import { deploySystem, raisePool, startTestChain, type TestChain, type TestSystem } from '@specie/testing'
import { encodeFunctionData, type Hex, numberToHex } from 'viem'

/** Transfers in one transaction, and transactions in one block. */
const PER_TRANSACTION = 50
const PER_BLOCK = 2
const WALLETS = 100

/** A chain with a pool whose shares have moved many times between many people. */
export interface BusyChain {
  readonly chain: TestChain
  readonly system: TestSystem
  readonly shares: readonly Hex[]
}

/** Raises a pool, lets so many people in, and moves its senior shares so many times. */
export async function busyChain(transfers: number): Promise<BusyChain> {
  const chain = await startTestChain()
  const system = await deploySystem(chain)
  const { shares } = await raisePool(system)
  const receivers = await admit(system)
  const request = chain.client.request as (call: { method: string; params: unknown[] }) => Promise<unknown>
  await request({ method: 'evm_setAutomine', params: [false] })
  for (let sent = 0; sent < transfers; sent += PER_TRANSACTION) {
    const from = sent % receivers.length
    const to = Array.from({ length: PER_TRANSACTION }, (_, at) => receivers[(from + at) % receivers.length]!)
    const amounts = to.map((_, at) => BigInt(1_000 + at))
    const data = encodeFunctionData({ abi: abis.Share, functionName: 'batchTransfer', args: [to, amounts] })
    const sender = persona('investorA').address
    const transaction = { from: sender, to: shares[0], data, gas: numberToHex(12_000_000) }
    await request({ method: 'eth_sendTransaction', params: [transaction] })
    if ((sent / PER_TRANSACTION) % PER_BLOCK === PER_BLOCK - 1)
      await request({ method: 'evm_mine', params: [] })
  }
  await request({ method: 'evm_mine', params: [] })
  return { chain, system, shares }
}

async function admit(system: TestSystem): Promise<Hex[]> {
  const { identity } = await system.as('kycIssuer')
  const claims = claimBits(['identified', 'sanctionsScreened'])
  const expiry = (await system.chain.now()) + 5 * 365 * 86_400
  const wallets = Array.from(
    { length: WALLETS },
    (_, at): Hex => `0x${(0xc0ffee00 + at).toString(16).padStart(40, '0')}`,
  )
  for (const wallet of wallets) {
    const attributes = { wallet, claims, country: 276, class: INVESTOR_CLASSES.professional, expiry }
    await (await identity.attest(attributes)).send()
  }
  return wallets
}
