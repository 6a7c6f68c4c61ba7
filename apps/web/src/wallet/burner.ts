import type { Address, EIP1193RequestFn, Hex } from 'viem'
import { createWalletClient, defineChain, http, publicActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { createConnector } from 'wagmi'

/** A person's key of the local chain; known to everybody, worth nothing. */
export interface BurnerKey {
  readonly name: string
  readonly title: string
  readonly key: Hex
}

/** A connector that signs by itself with a worthless key. Only for local chains. */
export function burner(person: BurnerKey, chainId: number, rpcUrl: string) {
  const account = privateKeyToAccount(person.key)
  const chain = defineChain({
    id: chainId,
    name: 'local chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  const client = createWalletClient({ account, chain, transport: http(rpcUrl) }).extend(publicActions)
  const request = async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
    const list = (params ?? []) as readonly unknown[]
    switch (method) {
      case 'eth_accounts':
      case 'eth_requestAccounts':
        return [account.address]
      case 'eth_chainId':
        return `0x${chainId.toString(16)}`
      case 'personal_sign':
        return account.signMessage({ message: { raw: list[0] as Hex } })
      case 'eth_signTypedData_v4':
        return account.signTypedData(JSON.parse(list[1] as string))
      case 'eth_sendTransaction':
        return client.sendTransaction(transactionOf(list[0] as RpcTransaction))
      default:
        return client.request({ method, params: list } as never)
    }
  }
  const provider = {
    request: request as EIP1193RequestFn,
    on: () => undefined,
    removeListener: () => undefined,
  }
  return createConnector<typeof provider>(() => ({
    id: `burner:${person.name}`,
    name: person.title,
    type: 'burner',
    connect: (async () => ({ accounts: [account.address], chainId })) as never,
    async disconnect() {},
    getAccounts: async () => [account.address],
    getChainId: async () => chainId,
    getProvider: async () => provider,
    isAuthorized: async () => true,
    onAccountsChanged() {},
    onChainChanged() {},
    onDisconnect() {},
  }))
}

interface RpcTransaction {
  readonly to?: Address
  readonly data?: Hex
  readonly value?: Hex
  readonly gas?: Hex
  readonly nonce?: Hex
}

function transactionOf({ to, data, value, gas, nonce }: RpcTransaction) {
  return {
    ...(to && { to }),
    ...(data && { data }),
    ...(value && { value: BigInt(value) }),
    ...(gas && { gas: BigInt(gas) }),
    ...(nonce && { nonce: Number(nonce) }),
  }
}
