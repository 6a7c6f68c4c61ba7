import type { Wallet } from '@specie/api'
import { walletHoldings, walletRoles } from '@specie/ledger'
import { type BlockReference, countryCode, type Token } from '@specie/protocol'
import { type Address, erc20Abi, getAddress, parseAbi } from 'viem'
import type { Services } from '../../Services.ts'
import { className } from '../pool/historyHandlers.ts'
import { tokenOf } from '../tokenOf.ts'
import { holdingAnswer } from './holdingAnswer.ts'

/** A wallet's identity, parts, cash and holdings at a block. */
export async function walletAnswer(
  services: Services,
  given: Address,
  block: BlockReference,
): Promise<Wallet> {
  const { database } = services
  const wallet = getAddress(given)
  const at = { atBlock: block.number }
  const [facts, roles, identity, safe] = await Promise.all([
    walletHoldings(database.db, wallet, at),
    walletRoles(database.db, wallet, at),
    identityAnswer(services, wallet, block),
    contractOf(services, wallet, block),
  ])
  const holdings = await Promise.all(facts.map((one) => holdingAnswer(services, one, block)))
  return {
    address: wallet,
    contract: safe.contract,
    safe: safe.safe,
    roles: rolesAnswer(roles),
    pools: roles.pools.map(({ pool, role }) => ({ pool: getAddress(pool), role })),
    identity,
    cash: await cashOf(
      services,
      wallet,
      block,
      facts.map(({ cash }) => cash),
    ),
    holdings: holdings.filter(({ balance, claimable }) => balance !== '0' || claimable !== '0'),
    totals: totalsOf(holdings),
  }
}

function rolesAnswer(facts: Awaited<ReturnType<typeof walletRoles>>): Wallet['roles'] {
  const roles = new Set<Wallet['roles'][number]>(facts.pools.map(({ role }) => role))
  if (facts.roles.includes('administrator')) roles.add('governance')
  const stewards = ['feedSteward', 'poolSteward', 'exitSteward', 'registrar'] as const
  if (stewards.some((name) => facts.roles.includes(name))) roles.add('operator')
  // Who may open pools is an issuer before its first pool, too.
  if (facts.roles.includes('poolOpener')) roles.add('issuer')
  if (facts.kycIssuer !== null) roles.add('kycIssuer')
  if (facts.reporterOf.length > 0) roles.add('reporter')
  return [...roles]
}

async function identityAnswer(
  { client }: Services,
  wallet: Address,
  block: BlockReference,
): Promise<Wallet['identity']> {
  const found = await client.identity.read(wallet, block.number)
  const known = found.id !== 0
  return {
    id: found.id,
    verified: found.verified,
    claims: [...found.claimNames],
    country: known ? countryCode(found.country) : null,
    class: known ? className(found.class) : null,
    expiry: known ? found.expiry : null,
    issuer: found.issuer ?? null,
    wallets: [...found.wallets],
    lost: found.lost,
  }
}

const SAFE = parseAbi([
  'function getThreshold() view returns (uint256)',
  'function getOwners() view returns (address[])',
])

/** Whether a wallet is a contract, and if it answers like a Safe, whose. */
async function contractOf(
  { client }: Services,
  wallet: Address,
  block: BlockReference,
): Promise<Pick<Wallet, 'contract' | 'safe'>> {
  const { reader } = client.context
  const code = await reader.getCode({ address: wallet, blockNumber: block.number })
  if (code === undefined || code === '0x') return { contract: false, safe: null }
  const contract = { address: wallet, abi: SAFE, blockNumber: block.number } as const
  const [threshold, owners] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'getThreshold' }).catch(() => undefined),
    reader.readContract({ ...contract, functionName: 'getOwners' }).catch(() => undefined),
  ])
  if (threshold === undefined || owners === undefined || threshold === 0n)
    return { contract: true, safe: null }
  return { contract: true, safe: { threshold: Number(threshold), owners: [...owners] } }
}

async function cashOf(
  { client }: Services,
  wallet: Address,
  block: BlockReference,
  known: readonly Token[],
): Promise<Wallet['cash']> {
  const { cash } = await client.reserve.read(undefined, block.number)
  const tokens = new Map([cash, ...known].map((token) => [getAddress(token.address), token]))
  return Promise.all(
    [...tokens].map(async ([address, token]) => ({
      token: await tokenOf(client, { ...token, address }),
      balance: String(
        await client.context.reader.readContract({
          address,
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
      realised: sum(({ realised }) => realised),
      income: sum(({ income }) => income),
    }
  })
}
