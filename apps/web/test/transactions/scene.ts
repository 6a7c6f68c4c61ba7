import { persona } from '@specie/protocol'
import { startTestChain, type TestChain } from '@specie/testing'
import {
  type Address,
  createPublicClient,
  createWalletClient,
  custom,
  encodeFunctionData,
  type Hash,
  type Hex,
  http,
  type LocalAccount,
  type PublicClient,
  type WalletClient,
} from 'viem'
import { foundry } from 'viem/chains'
import { type Compiled, compileContracts } from './compileContracts.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'

/** A chain with a gate that takes messages, a Safe of three owners of whom two must agree, and who acts on them. */
export interface Scene {
  readonly chain: TestChain
  readonly reader: PublicClient
  readonly gate: Address
  readonly safe: Address
  /** Signs for the account that is watched. */
  readonly sender: WalletClient
  readonly account: Address
  readonly owners: readonly WalletClient[]
  readonly pass: Hex
  close(shut: boolean, by?: WalletClient, fees?: object): Promise<Hash>
  passed(): Promise<bigint>
  /** What the Safe's wallet in a browser is: it proposes at the given place of the queue and gives the Safe's hash. */
  safeSender(number: () => Promise<bigint>, safeTxGas?: bigint): WalletClient
  approve(owner: WalletClient, safeTxHash: Hash): Promise<Hash>
  /** An owner executes what the Safe's next number is. */
  execute(owner: WalletClient, to: Address, data: Hex, safeTxGas?: bigint): Promise<Hash>
  writeBy(client: WalletClient, to: Address, data: Hex): Promise<Hash>
}

/** Starts it; look often, the chain is near. Stop `chain` when done. */
export async function startScene(): Promise<Scene> {
  const chain = await startTestChain()
  const { Gate, TestSafe } = compileContracts()
  const transport = http(chain.rpcUrl)
  const reader = createPublicClient({
    chain: foundry,
    transport,
    pollingInterval: 20,
    cacheTime: 0,
  }) as PublicClient
  const walletOf = (account: LocalAccount) => createWalletClient({ account, chain: foundry, transport })
  const sender = walletOf(persona('investorA'))
  const owners = (['governance', 'issuer', 'servicer'] as const).map((name) => walletOf(persona(name)))
  const deployed = async ({ abi, bytecode }: Compiled, args: readonly unknown[] = []): Promise<Address> => {
    const hash = await owners[0]!.deployContract({ abi, bytecode, args } as never)
    return (await reader.waitForTransactionReceipt({ hash })).contractAddress!
  }
  const gate = await deployed(Gate)
  const safe = await deployed(TestSafe, [owners.map(({ account }) => account!.address), 2n])
  const call = (functionName: string, args: readonly unknown[], abi = TestSafe.abi) =>
    encodeFunctionData({ abi, functionName, args } as never)
  const writeBy = (client: WalletClient, to: Address, data: Hex, more: object = {}) =>
    client.sendTransaction({ account: client.account!, chain: foundry, to, data, ...more } as never)
  return {
    chain,
    reader,
    gate,
    safe,
    sender,
    account: sender.account!.address,
    owners,
    writeBy,
    pass: call('pass', [], Gate.abi),
    close: (shut, by = owners[2]!, fees = {}) => writeBy(by, gate, call('close', [shut], Gate.abi), fees),
    passed: () =>
      reader.readContract({ address: gate, abi: Gate.abi, functionName: 'passed' }) as Promise<bigint>,
    approve: (owner, hash) => writeBy(owner, safe, call('approveHash', [hash])),
    execute: (owner, to, data, safeTxGas = 0n) =>
      writeBy(
        owner,
        safe,
        call('execTransaction', [to, 0n, data, 0, safeTxGas, 0n, 0n, NOBODY, NOBODY, '0x']),
        {
          gas: 500_000n,
        },
      ),
    safeSender: (number, safeTxGas = 0n) =>
      createWalletClient({
        account: safe,
        chain: foundry,
        transport: custom({
          async request({ method, params }) {
            if (method !== 'eth_sendTransaction') return chain.client.request({ method, params } as never)
            const { to, data } = params[0] as { readonly to: Address; readonly data: Hex }
            return reader.readContract({
              address: safe,
              abi: TestSafe.abi,
              functionName: 'getTransactionHash',
              args: [to, 0n, data, 0, safeTxGas, 0n, 0n, NOBODY, NOBODY, await number()],
            })
          },
        }),
      }),
  }
}
