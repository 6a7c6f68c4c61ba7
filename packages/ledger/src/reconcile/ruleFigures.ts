import { abis } from '@specie/protocol'
import { type Hex, zeroAddress } from 'viem'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

/** Who may hold a share and when it moves, its transfer agent, its agents, venues and countries. */
export async function ruleFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const parts = await Promise.all([
    policyFigures(on, share, subject),
    agentFigures(on, share, subject),
    venueFigures(on, share, subject),
    countryFigures(on, share, subject),
  ])
  return parts.flat()
}

const contractOf = (on: Reconciling, address: Hex) =>
  ({ address, abi: abis.Share, blockNumber: on.block }) as const

/** Bits of a policy that its share's life sets, not who makes the policy (PolicyWord.keeping): open, paused, income. */
const LIFE = (3n << 136n) | (0xffff_ffffn << 152n)
/** The holders that a share counts stand in the lowest bits of its limits. */
const HOLDERS = 32n

function chosen(policy: bigint): bigint {
  return policy & ~LIFE
}

async function policyFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const contract = contractOf(on, share)
  const [own, owner, paused, [policy, limits, schedule, hook]] = await Promise.all([
    on.db
      .selectFrom('shareVersion')
      .selectAll()
      .where('token', '=', share)
      .where('blockNumber', '<=', on.block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    on.reader.readContract({ ...contract, functionName: 'owner' }),
    on.reader.readContract({ ...contract, functionName: 'paused' }),
    on.reader.readContract({ ...contract, functionName: 'rules' }),
  ])
  return [
    figure(subject, 'transfer agent', own?.owner ?? zeroAddress, owner),
    figure(subject, 'paused', own?.paused ?? false, paused),
    figure(subject, 'policy', chosen(own?.policy ?? 0n), chosen(policy)),
    figure(subject, 'moves between holders', own?.open ?? false, ((policy >> 136n) & 1n) === 1n),
    figure(subject, 'limits', (own?.limits ?? 0n) >> HOLDERS, limits >> HOLDERS),
    figure(subject, 'trading hours', own?.schedule ?? 0n, schedule),
    figure(subject, 'contract asked last', own?.hook ?? zeroAddress, hook),
  ]
}

async function agentFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const rows = await on.db
    .selectFrom('shareAgentVersion')
    .distinctOn('agent')
    .selectAll()
    .where('token', '=', share)
    .where('blockNumber', '<=', on.block)
    .orderBy('agent')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .limit(on.sample)
    .execute()
  return Promise.all(
    rows.map(async ({ agent, active }) => {
      const args = [agent] as const
      const chain = await on.reader.readContract({ ...contractOf(on, share), functionName: 'isAgent', args })
      return figure(subject, `agent ${agent}`, active, chain)
    }),
  )
}

async function venueFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const rows = await on.db
    .selectFrom('shareVenueVersion')
    .distinctOn('venue')
    .selectAll()
    .where('token', '=', share)
    .where('blockNumber', '<=', on.block)
    .orderBy('venue')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .limit(on.sample)
    .execute()
  return Promise.all(
    rows.map(async ({ venue, gate }) => {
      const args = [venue] as const
      const chain = await on.reader.readContract({ ...contractOf(on, share), functionName: 'gateOf', args })
      return figure(subject, `gate of the venue ${venue}`, gate, chain)
    }),
  )
}

async function countryFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const rows = await on.db
    .selectFrom('shareCountryVersion')
    .distinctOn('country')
    .selectAll()
    .where('token', '=', share)
    .where('blockNumber', '<=', on.block)
    .orderBy('country')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .limit(on.sample)
    .execute()
  return Promise.all(
    rows.map(async ({ country, admitted }) => {
      const args = [country] as const
      const contract = contractOf(on, share)
      const chain = await on.reader.readContract({ ...contract, functionName: 'admitsCountry', args })
      return figure(subject, `admits country ${country}`, admitted, chain)
    }),
  )
}
