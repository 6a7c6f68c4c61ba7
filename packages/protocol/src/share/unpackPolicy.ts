import type { SharePolicy } from '../actions/registry/poolTerms.ts'

/** Flags of a policy's word, as PolicyWord.sol numbers them. */
const FLAGS = {
  anyCountry: 4,
  senderQualifies: 8,
  counted: 16,
  byCountry: 32,
  byClass: 64,
  capped: 128,
} as const

/** A policy out of the three words that a share stores; the layout is that of PolicyWord.sol and LimitWords.sol. */
export function unpackPolicy(
  word: bigint,
  limits: bigint,
  schedule: bigint,
): { readonly policy: SharePolicy; readonly anyCountry: boolean; readonly holders: number } {
  const flags = Number(bits(word, 136, 16))
  const has = (name: keyof typeof FLAGS) => (flags & FLAGS[name]) !== 0
  return {
    anyCountry: has('anyCountry'),
    holders: Number(bits(limits, 0, 32)),
    policy: {
      required: bits(word, 0, 64),
      forbidden: bits(word, 64, 64),
      minimumClass: Number(bits(word, 128, 8)),
      senderQualifies: has('senderQualifies'),
      counted: has('counted'),
      byCountry: has('byCountry'),
      byClass: has('byClass'),
      maxHolders: Number(bits(limits, 32, 32)),
      cap: has('capped') ? bits(word, 184, 64) << bits(word, 248, 8) : 0n,
      lockUp: Number(bits(limits, 64, 40)),
      windowLimit: bits(schedule, 0, 128),
      windowPeriod: Number(bits(schedule, 128, 40)),
      tradingDays: Number(bits(schedule, 168, 8)),
      opens: Number(bits(schedule, 176, 24)),
      closes: Number(bits(schedule, 200, 24)),
    },
  }
}

function bits(word: bigint, from: number, count: number): bigint {
  return BigInt.asUintN(count, word >> BigInt(from))
}
