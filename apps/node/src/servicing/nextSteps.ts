import { postgresReports } from '@specie/agents'
import type { NextStep } from '@specie/api'
import { abis, type BlockReference, type PoolReading, type SpecieClient } from '@specie/protocol'
import { addMonths, toIso } from '@specie/quant'
import { nextOpeningStep } from '@specie/servicing'
import { formatAmount, SpecieError } from '@specie/units'
import { type Address, isAddressEqual } from 'viem'
import { callsOf } from '../chain/callAnswer.ts'
import { clientAs } from '../chain/clientAs.ts'
import { bindOpening } from '../openings/keptOpenings.ts'
import type { Services } from '../Services.ts'

const DAY = 86_400
/** Seconds after the raise's end in which the issuer can still activate (PoolRaise.ACTIVATION_PERIOD). */
const ACTIVATION_PERIOD = 14 * DAY

/** A step before its messages are made. */
interface Planned extends Omit<NextStep, 'calls'> {
  prepare(client: SpecieClient): Promise<Parameters<typeof callsOf>[0]>
}

/** What has to be signed for a pool to go on; the messages too for who asks about a party. */
export async function nextSteps(
  services: Services,
  pool: Address,
  block: BlockReference,
  as: Address | undefined,
): Promise<NextStep[]> {
  const reading = await services.client.pool(pool).read(block.number)
  const planned = [
    ...(await openingSteps(services, reading)),
    ...raiseSteps(reading),
    ...(await lifeSteps(services, reading)),
  ]
  const client = as === undefined ? undefined : await clientAs(services, as)
  return Promise.all(
    planned.map(async ({ prepare, ...step }) => {
      const mine =
        client !== undefined &&
        (step.party === null || isAddressEqual(step.party, as!)) &&
        (step.from === null || step.from <= Number(block.timestamp))
      return { ...step, calls: mine ? await messages(prepare, client) : null }
    }),
  )
}

/** Messages of a step; none where they cannot be made here, so that the step itself is still shown. */
async function messages(prepare: Planned['prepare'], client: SpecieClient): Promise<NextStep['calls']> {
  try {
    return await callsOf(await prepare(client))
  } catch (error) {
    if (error instanceof SpecieError) return null
    throw error
  }
}

async function openingSteps(services: Services, reading: PoolReading): Promise<Planned[]> {
  const { database, client } = services
  const pool = reading.address
  const step = nextOpeningStep(reading, async () => {
    await bindOpening(database, client, pool)
    const report = await postgresReports(database.db).newestOf(pool)
    if (report !== undefined) return report
    throw new SpecieError({
      code: 'report.missing',
      message: `The report that pool ${pool} was opened with is not kept here`,
      remedy: 'sign on the server, or with the command line, where the pool was opened',
    })
  })
  if (step === undefined) return []
  const { what, party, address, prepare } = step
  return [
    {
      what: sentence(what),
      party: address ?? null,
      role: address === undefined ? 'anybody' : party,
      from: null,
      prepare,
    },
  ]
}

function raiseSteps(reading: PoolReading): Planned[] {
  const { state, address, issuer, raised = 0n, minimumRaise, raiseEnds, cash } = reading
  if (state !== 'raising') return []
  const [now, ends] = [Number(reading.block.timestamp), Number(raiseEnds)]
  const money = (amount: bigint) => `${formatAmount(amount, cash.decimals)} ${cash.symbol}`
  if (raised >= minimumRaise) {
    if (now > ends + ACTIVATION_PERIOD) return [cancelStep(address, null, null)]
    return [
      {
        what: `The issuer activates the pool: ${money(raised)} are in`,
        party: issuer,
        role: 'issuer',
        from: null,
        prepare: (client) => client.pool(address).activate(),
      },
    ]
  }
  if (now > ends) return [cancelStep(address, null, null)]
  return [
    {
      what: `Investors put in ${money(minimumRaise - raised)} more, until ${toIso(Math.floor(ends / DAY))}`,
      party: null,
      role: 'anybody',
      from: ends + 1,
      prepare: (client) => client.pool(address).cancelRaise(),
    },
  ]
}

function cancelStep(pool: Address, party: Address | null, from: number | null): Planned {
  return {
    what: 'The raise has failed: anybody ends it, and investors are refunded',
    party,
    role: 'anybody',
    from,
    prepare: (client) => client.pool(pool).cancelRaise(),
  }
}

async function lifeSteps(services: Services, reading: PoolReading): Promise<Planned[]> {
  const { state, address, servicer, issuer, valuer, valuation, asOf, cash } = reading
  const steps: Planned[] = []
  const pool = (client: SpecieClient) => client.pool(address)
  if (state === 'active' || state === 'windingDown') {
    if (valuation?.confirmed === false) {
      steps.push({
        what: 'The valuer confirms the valuation',
        party: valuer,
        role: 'valuer',
        from: null,
        prepare: (client) => pool(client).confirmValuation(valuation.revision),
      })
    }
    const due = addMonths(Math.floor(asOf / DAY), 1)
    steps.push({
      what: `The servicer reports and pays the month up to ${toIso(due)}`,
      party: servicer,
      role: 'servicer',
      // Its messages follow from what the servicer says of the month: the page for periods makes them.
      from: due * DAY,
      prepare: async () => ({ calls: async () => [] }) as never,
    })
  }
  for (const [party, role] of [
    [issuer, 'issuer'],
    [servicer, 'servicer'],
  ] as const) {
    const credit = await creditOf(services, reading, party)
    if (credit === 0n) continue
    steps.push({
      what: `The ${role} takes its ${formatAmount(credit, cash.decimals)} ${cash.symbol} out of the pool`,
      party,
      role,
      from: null,
      prepare: (client) => pool(client).withdrawCredit(),
    })
  }
  if (state === 'windingDown' && valuation?.upper === 0n) {
    steps.push({
      what: 'The pool is worth nothing any more: the valuer closes it',
      party: valuer,
      role: 'valuer',
      from: null,
      prepare: (client) => pool(client).close(),
    })
  }
  return steps
}

/** Cash that a party may take out of a pool. */
export function creditOf(
  { client }: Services,
  { address, block }: PoolReading,
  party: Address,
): Promise<bigint> {
  return client.context.reader.readContract({
    address,
    abi: abis.Pool,
    functionName: 'creditOf',
    args: [party],
    blockNumber: block.number,
  })
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
