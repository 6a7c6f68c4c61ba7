import type { Wallet } from '@specie/api'
import { type BlockReference, countryCode, INVESTOR_CLASSES, type Token } from '@specie/protocol'
import { type Address, erc20Abi, getAddress } from 'viem'
import { rolesOf } from '../people/rolesOf.ts'
import type { Services } from '../Services.ts'
import { poolAnswer } from './poolAnswer.ts'
import { tokenOf } from './tokenOf.ts'

/** A wallet's identity, parts, cash and holdings, read from the chain at a block. */
export async function walletAnswer(
  services: Services,
  given: Address,
  block: BlockReference,
): Promise<Wallet> {
  const { client } = services
  const wallet = getAddress(given)
  const [{ pools: addresses }, identity, roles, code] = await Promise.all([
    client.pools.read(block.number),
    identityAnswer(services, wallet, block),
    rolesOf(services, wallet),
    client.context.reader.getCode({ address: wallet, blockNumber: block.number }),
  ])
  const pools = await Promise.all(addresses.map((address) => poolAnswer(services, address, block)))
  const parts = pools.flatMap(({ pool, issuer, servicer, valuer }) =>
    Object.entries({ issuer, servicer, valuer })
      .filter(([, party]) => party === wallet)
      .map(([role]) => ({ pool, role: role as 'issuer' | 'servicer' | 'valuer' })),
  )
  const holdings = await Promise.all(
    pools.flatMap((pool) =>
      pool.tranches.map(async ({ share, number }): Promise<Wallet['holdings'][number]> => {
        const held = await client.share(share.address).holding(wallet, block.number)
        const price = held.bid === undefined ? null : String(held.bid)
        return {
          pool: pool.pool,
          poolName: pool.name,
          poolState: pool.state,
          tranche: number,
          share,
          cash: pool.cash,
          balance: String(held.balance),
          frozen: String(held.frozen),
          price,
          value: held.bid === undefined ? null : String((held.balance * held.bid) / 10n ** 18n),
          claimable: String(held.claimable),
          cost: '0',
          income: '0',
          priceUntil: null,
        }
      }),
    ),
  )
  const held = holdings.filter(({ balance, claimable }) => balance !== '0' || claimable !== '0')
  return {
    address: wallet,
    contract: code !== undefined && code !== '0x',
    safe: null,
    roles: [...new Set([...roles, ...parts.map(({ role }) => role)])],
    pools: parts,
    identity,
    cash: await cashOf(
      services,
      wallet,
      block,
      pools.map(({ cash }) => cash),
    ),
    holdings: held,
    totals: totalsOf(held),
  }
}

async function identityAnswer(
  { client }: Services,
  wallet: Address,
  block: BlockReference,
): Promise<Wallet['identity']> {
  const found = await client.identity.read(wallet, block.number)
  const known = found.id !== 0
  const names = Object.entries(INVESTOR_CLASSES)
  return {
    id: found.id,
    verified: found.verified,
    claims: [...found.claimNames],
    country: known ? countryCode(found.country) : null,
    class: known ? (names.find(([, number]) => number === found.class)?.[0] ?? null) : null,
    expiry: known ? found.expiry : null,
    issuer: found.issuer ?? null,
    wallets: [...found.wallets],
    lost: found.lost,
  }
}

async function cashOf(
  { client }: Services,
  wallet: Address,
  block: BlockReference,
  known: readonly Token[],
): Promise<Wallet['cash']> {
  const { cash } = await client.reserve.read(undefined, block.number)
  const tokens = new Map([cash, ...known].map((token) => [token.address, token]))
  return Promise.all(
    [...tokens.values()].map(async (token) => ({
      token: await tokenOf(client, token),
      balance: String(
        await client.context.reader.readContract({
          address: token.address,
          abi: erc20Abi,
          functionName: 'balanceOf',
          args: [wallet],
          blockNumber: block.number,
        }),
      ),
    })),
  )
}

function totalsOf(holdings: Wallet['holdings']): Wallet['totals'] {
  const tokens = new Map(holdings.map(({ cash }) => [cash.address, cash]))
  return [...tokens.values()].map((cash) => {
    const mine = holdings.filter((holding) => holding.cash.address === cash.address)
    const sum = (figure: (holding: Wallet['holdings'][number]) => string | null) =>
      String(mine.reduce((total, holding) => total + BigInt(figure(holding) ?? 0), 0n))
    return {
      cash,
      value: sum(({ value }) => value),
      claimable: sum(({ claimable }) => claimable),
      cost: sum(({ cost }) => cost),
      income: sum(({ income }) => income),
    }
  })
}
