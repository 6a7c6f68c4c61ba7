import { z } from 'zod'
import { blockReference } from './envelope.ts'
import { address, amount, bytes, date, fraction, hash, seconds, token } from './scalars.ts'

/** The chain, the index and this server. */
export const status = z.object({
  version: z.string(),
  chainId: z.number().int(),
  /** A local chain: personas may sign and time may be moved. */
  local: z.boolean(),
  chain: z.object({ head: blockReference.nullable(), answering: z.boolean() }),
  index: z.object({
    block: blockReference.nullable(),
    finalized: z.number().int().nullable(),
    lagBlocks: z.number().int().nullable(),
    lagSeconds: z.number(),
    reorganisations: z.number().int(),
  }),
  database: z.object({ answering: z.boolean(), jobsWaiting: z.number().int() }),
  reconciliation: z
    .object({
      block: z.number().int(),
      time: seconds,
      compared: z.number().int(),
      differing: z.number().int(),
    })
    .nullable(),
})

/** One figure compared between index and chain. */
export const reconciled = z.object({
  subject: z.string(),
  figure: z.string(),
  ledger: z.string(),
  chain: z.string(),
  equal: z.boolean(),
})

/** Where the contracts are, for the SDK in the browser. */
export const deployment = z.unknown().meta({ description: "The chain's deployments file" })

export const agentName = z.enum([
  'valuation',
  'servicer',
  'distributor',
  'marketMaker',
  'windowKeeper',
  'sentinel',
  'blockBroker',
])

export const agent = z.object({
  name: agentName,
  what: z.string(),
  enabled: z.boolean(),
  dryRun: z.boolean(),
  account: address.nullable(),
  /** Wei. */
  balance: amount.nullable(),
  lastRun: seconds.nullable(),
  lastDecision: z.string().nullable(),
  waiting: z.number().int(),
  failures: z.number().int(),
})

/** What an agent decided and why. */
export const decision = z.object({
  id: z.number().int(),
  agent: agentName,
  time: seconds,
  block: z.number().int(),
  subject: z.string(),
  decision: z.enum(['act', 'wait', 'refuse']),
  sentence: z.string(),
  figures: z.record(z.string(), z.string()),
  state: z.enum(['none', 'dryRun', 'intended', 'sent', 'confirmed', 'failed', 'replaced']),
  transaction: hash.nullable(),
  error: z.string().nullable(),
})

export const feed = z.object({
  feed: bytes,
  name: z.string(),
  kind: z.string(),
  fresh: z.boolean(),
  age: z.number().int(),
  maxAge: z.number().int(),
  reporters: z.array(address),
  reports: z.number().int(),
  answer: z.string().nullable(),
  /** Zero rates by years, of a curve. */
  curve: z.array(z.object({ years: z.number(), rate: fraction })).nullable(),
  parked: z.boolean(),
})

/** The desk and what it deals in. */
export const desk = z.object({
  address,
  cash: token,
  reserve: z.object({ assets: amount, shares: amount, providers: z.number().int() }),
  listings: z.array(
    z.object({
      share: token,
      pool: address,
      /** Gross value taken in the window, and its limit. */
      level: amount,
      limit: amount,
      cash: amount,
      inventory: amount,
      cost: amount,
      baseFee: fraction,
      slope: fraction,
    }),
  ),
})

/** A transaction as the chain and the index know it. */
export const transaction = z.object({
  hash,
  state: z.enum(['unknown', 'pending', 'mined', 'reverted', 'indexed']),
  block: z.number().int().nullable(),
  from: address.nullable(),
  nonce: z.number().int().nullable(),
  /** The reason of a revert as a sentence. */
  sentence: z.string().nullable(),
  /** What it did, a line each. */
  events: z.array(z.string()),
})

/** Signed in, and as what. */
export const session = z.object({
  address: address.nullable(),
  roles: z.array(z.string()),
  expires: seconds.nullable(),
})

/** Somebody who wants to be verified. */
export const application = z.object({
  id: z.string(),
  wallet: address,
  name: z.string(),
  country: z.string(),
  class: z.enum(['retail', 'qualified', 'professional', 'institution']),
  state: z.enum(['waiting', 'signed', 'registered', 'refused']),
  reason: z.string().nullable(),
  appliedAt: seconds,
  /** The KYC issuer's statement, ready to be sent to the registry by the applicant. */
  calls: z.array(z.object({ title: z.string(), to: address, data: bytes, value: amount })).nullable(),
})

/** The local chain's clock and people. */
export const local = z.object({
  time: seconds,
  /** What a persona is called, its address and its (worthless) key. */
  personas: z.array(z.object({ name: z.string(), title: z.string(), address, key: hash })),
  /** A month is being lived through right now. */
  advancing: z.object({ to: date, step: z.string() }).nullable(),
  /** How borrowers behave: hazards are multiplied by it. */
  stress: z.number(),
})

/** A message of the event stream. */
export const streamEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('block'), block: blockReference, reorganised: z.boolean() }),
  z.object({ type: z.literal('agent'), decision }),
  z.object({ type: z.literal('local'), local: local.omit({ personas: true }) }),
  z.object({ type: z.literal('tape'), id: z.string() }),
  z.object({ type: z.literal('application'), id: z.string(), wallet: address, state: z.string() }),
  /** Only `GET /blocks/events` tells these, with what its caller may see. */
  z.object({
    type: z.literal('blockTrade'),
    what: z.enum(['requested', 'quoted', 'withdrawn', 'closed']),
    id: z.string(),
    maker: address.nullable(),
  }),
])

export type Status = z.infer<typeof status>
export type Agent = z.infer<typeof agent>
export type Decision = z.infer<typeof decision>
export type Feed = z.infer<typeof feed>
export type Desk = z.infer<typeof desk>
export type TransactionView = z.infer<typeof transaction>
export type Session = z.infer<typeof session>
export type Application = z.infer<typeof application>
export type Local = z.infer<typeof local>
export type StreamEvent = z.infer<typeof streamEvent>
export type Reconciled = z.infer<typeof reconciled>
