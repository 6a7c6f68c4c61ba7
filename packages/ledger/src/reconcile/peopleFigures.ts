import { abis } from '@specie/protocol'
import { sql } from 'kysely'
import type { Hex } from 'viem'
import { roleMembers } from '../read/roleMembers.ts'
import { walletIdentity } from '../read/walletIdentity.ts'
import { addressIn } from './addressIn.ts'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

/** Identities and their wallets, KYC issuers, and who has which role. */
export async function peopleFigures(on: Reconciling): Promise<Figure[]> {
  const parts = await Promise.all([countFigures(on), walletFigures(on), issuerFigures(on), roleFigures(on)])
  return parts.flat()
}

async function countFigures(on: Reconciling): Promise<Figure[]> {
  const [own, chain] = await Promise.all([
    on.db
      .selectFrom('identityVersion')
      .select(({ fn }) => fn.max('id').as('id'))
      .where('blockNumber', '<=', on.block)
      .executeTakeFirst(),
    on.reader.readContract({
      address: addressIn(on, 'Identity'),
      abi: abis.Identity,
      functionName: 'count',
      blockNumber: on.block,
    }),
  ])
  return [figure('identities', 'count', own?.id ?? 0n, chain)]
}

async function walletFigures(on: Reconciling): Promise<Figure[]> {
  const wallets = await on.db
    .selectFrom('walletVersion')
    .select('wallet')
    .where('blockNumber', '<=', on.block)
    .groupBy('wallet')
    .orderBy(sql`md5(encode(wallet, 'hex') || ${on.seed.slice(2)})`)
    .limit(on.sample)
    .execute()
  const figures = await Promise.all(wallets.map(({ wallet }) => identityFigures(on, wallet)))
  return figures.flat()
}

async function identityFigures(on: Reconciling, wallet: Hex): Promise<Figure[]> {
  const contract = {
    address: addressIn(on, 'Identity'),
    abi: abis.Identity,
    args: [wallet],
    blockNumber: on.block,
  } as const
  const [own, word, issuer, linked] = await Promise.all([
    walletIdentity(on.db, wallet, { atBlock: on.block }),
    on.reader.readContract({ ...contract, functionName: 'walletOf' }),
    on.reader.readContract({ ...contract, functionName: 'vouching' }),
    on.reader.readContract({ ...contract, functionName: 'linkedWallets' }),
  ])
  const subject = `wallet ${wallet}`
  const list = (all: readonly string[]) =>
    all
      .map((one) => one.toLowerCase())
      .sort()
      .join(' ')
  const figures = [
    figure(subject, 'identity', own?.id, word.id),
    figure(subject, 'lost', own?.lost, word.lost),
    figure(subject, 'wallets', list(own?.wallets ?? []), list(linked)),
  ]
  // A lost wallet keeps the attributes that it had.
  if (word.lost) return figures
  return [
    ...figures,
    figure(subject, 'claims', own?.claims, word.claims),
    figure(subject, 'country', own?.country, word.country),
    figure(subject, 'class', own?.class, word.class),
    figure(subject, 'expiry', own?.expiry, word.expiry),
    figure(subject, 'version', own?.version, word.version),
    figure(subject, 'issuer', own?.issuer, issuer),
  ]
}

async function issuerFigures(on: Reconciling): Promise<Figure[]> {
  const rows = await on.db
    .selectFrom('kycIssuerVersion')
    .distinctOn('issuer')
    .selectAll()
    .where('blockNumber', '<=', on.block)
    .orderBy('issuer')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return Promise.all(
    rows.slice(0, on.sample).map(async ({ issuer, claims }) => {
      const [, chain] = await on.reader.readContract({
        address: addressIn(on, 'Identity'),
        abi: abis.Identity,
        functionName: 'issuerOf',
        args: [issuer],
        blockNumber: on.block,
      })
      return figure(`kyc issuer ${issuer}`, 'claims that it may grant', claims, chain)
    }),
  )
}

async function roleFigures(on: Reconciling): Promise<Figure[]> {
  const members = await roleMembers(on.db, { atBlock: on.block })
  return Promise.all(
    members.slice(0, on.sample).map(async ({ role, name, account, since }) => {
      const [member] = await on.reader.readContract({
        address: addressIn(on, 'Authority'),
        abi: abis.Authority,
        functionName: 'hasRole',
        args: [role, account],
        blockNumber: on.block,
      })
      return figure(`account ${account}`, `has the role ${name}`, since <= on.timestamp, member)
    }),
  )
}
