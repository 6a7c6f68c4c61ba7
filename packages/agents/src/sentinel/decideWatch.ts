import { abis, addressOf, type Ground, type GuardReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'

const GUARDIAN_ROLE = 6n
const FOUND: Readonly<Record<Ground, string>> = {
  staleNav: 'its NAV is stale',
  parkedNav: 'its NAV waits for the valuer',
  divergence: 'its market has left the NAV',
  deskExhausted: 'the desk has bought nearly all it may',
  coverLow: 'its first loss is low',
  guardian: 'a guardian said so',
}

/**
 * Whether a share is to be observed or raised now. Undefined where the guard does not watch it.
 * @throws SpecieError `chain.unreachable`
 */
export async function decideWatch(world: World, share: Address): Promise<Decision | undefined> {
  const reading = await world.client.guard.read(share).catch((error: unknown) => {
    if (error instanceof SpecieError && error.message.includes('does not watch')) return undefined
    throw error
  })
  if (reading === undefined) return undefined
  const urgent = await decideRaise(world, share, reading)
  return urgent ?? decideObservation(world, share, reading)
}

/** A gap so wide that it does not wait for three looks: within the power of a guardian's key, for one level, an hour. */
async function decideRaise(
  world: World,
  share: Address,
  reading: GuardReading,
): Promise<Decision | undefined> {
  const wide = numberSetting(world.settings, 'raiseBasisPoints', 500)
  const gap = (reading.gap ?? 0) / 1e5
  if (reading.level > 0 || reading.timeLeft === 0 || Math.abs(gap) < wide) return undefined
  const guardian = await guardianOf(world)
  if (guardian === undefined) return undefined
  const sentence = `${reading.share.symbol} trades ${gapText(gap)}: no new risk for an hour, so that there is time to look.`
  const client = await world.as(guardian)
  const prepared = await client.guard.raise({ share, level: 1, duration: 3_600, why: sentence })
  return {
    subject: share,
    decision: 'act',
    sentence,
    figures: figuresOf(reading),
    deed: {
      key: `raise:${share}:${reading.deadline}:1`,
      signer: guardian,
      title: prepared.title,
      calls: await prepared.calls(),
    },
  }
}

/** Anybody may look; it is worth it while something is found, while a streak lasts, and now and then to know what is usual. */
async function decideObservation(world: World, share: Address, reading: GuardReading): Promise<Decision> {
  const { grounds, streak, terms, nextObservation, level } = reading
  const now = Number(world.head.timestamp)
  const found = grounds.map((ground) => FOUND[ground]).join(', and ')
  const { symbol } = reading.share
  const said = found === '' ? `Nothing is the matter with ${symbol}` : `Of ${symbol} ${found}`
  const levelText = level === 0 ? '' : ` Level ${level} until ${isoTime(reading.until!)}.`
  const decided = { subject: share, figures: figuresOf(reading) }
  const usual = numberSetting(world.settings, 'lookHours', 6) * 3_600
  const wanted = found !== '' || streak > 0 || now >= nextObservation - terms.spacing + usual
  if (!wanted || now < nextObservation) {
    const when = wanted ? ` It may be observed again from ${isoTime(nextObservation)} on.` : ''
    return { ...decided, decision: 'wait', sentence: `${said}.${when}${levelText}` }
  }
  const client = await world.as(world.keeper)
  const prepared = await client.guard.observe(share)
  const rises = await prepared.simulate().catch((error: unknown) => {
    if (error instanceof SpecieError && error.code !== 'chain.unreachable') return error
    throw error
  })
  if (rises instanceof Error) return { ...decided, decision: 'wait', sentence: rises.message }
  return {
    ...decided,
    decision: 'act',
    sentence: `${said}; observation ${streak + 1} of ${terms.observations} that must agree.${levelText}`,
    deed: {
      key: `observe:${share}:${nextObservation}`,
      signer: world.keeper,
      title: prepared.title,
      calls: await prepared.calls(),
    },
  }
}

/** A signer whom the authority lets raise levels. */
async function guardianOf({ client, signers }: World): Promise<Address | undefined> {
  for (const signer of signers) {
    const [isGuardian] = await client.context.reader.readContract({
      address: addressOf(client.context, 'Authority'),
      abi: abis.Authority,
      functionName: 'hasRole',
      args: [GUARDIAN_ROLE, signer],
    })
    if (isGuardian) return signer
  }
  return undefined
}

function figuresOf({ level, gap, mean, deviation, streak, grounds, timeLeft }: GuardReading) {
  return {
    level,
    ...(gap !== undefined && { gapBasisPoints: gap / 1e5 }),
    usualBasisPoints: mean / 1e5,
    deviationBasisPoints: deviation / 1e5,
    streak,
    grounds: grounds.join(' '),
    timeLeftSeconds: timeLeft,
  }
}

function gapText(basisPoints: number): string {
  return `${Math.abs(basisPoints / 100).toFixed(1)} % ${basisPoints < 0 ? 'below' : 'above'} its NAV`
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
