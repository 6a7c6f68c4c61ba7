import { clear, createNetwork, lossDistribution, type Portfolio, simulateLosses } from '@specie/quant'
import { bestOf } from '../bestOf.ts'
import type { Measure } from '../Measure.ts'
import { quantLib } from '../peers/quantLib.ts'

const LOANS = 1_000
const PATHS = 10_000
const NODES = 10_000
const EDGES = 200_000
const RUNS = 5
/** Values of the common factor over which QuantLib's conditional distribution is summed: the fewest that we use. */
const FACTORS = 129

const portfolio: Portfolio = {
  pd: Float64Array.from({ length: LOANS }, (_, i) => 0.002 + 0.005 * (i % 20)),
  lossUnits: Int32Array.from({ length: LOANS }, (_, i) => 1 + (i % 7)),
  correlation: 0.2,
}

/** Obligations between parties that lack a fifth of what they owe, so that failures spread. */
function obligations() {
  let state = 2_463_534_242 | 0
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
  const list = Array.from({ length: EDGES }, () => {
    const from = Math.trunc(next() * NODES)
    return { from, to: (from + 1 + Math.trunc(next() * (NODES - 1))) % NODES, amount: 1 + 99 * next() }
  })
  return {
    network: createNetwork(NODES, list),
    outside: Float64Array.from({ length: NODES }, () => 200 * next()),
  }
}

/** Portfolio loss, exact and simulated, and clearing of a network. */
export function risk(): Measure[] {
  const exact = bestOf(RUNS, () => lossDistribution(portfolio, 1e-8))
  const simulated = bestOf(RUNS, () => simulateLosses(portfolio, { paths: PATHS, seed: 1 }))
  const { network, outside } = obligations()
  const cleared = bestOf(RUNS, () => clear(network, outside))
  const peer = quantLib()
  return [
    {
      name: 'risk.lossDistribution.1000loans',
      value: exact * 1000,
      unit: 'ms',
      peer: `${peer.source}: LossDistBucketing at ${FACTORS} values of the factor`,
      peerValue: peer.distribution * FACTORS * 1000,
    },
    {
      name: 'risk.simulateLosses.1000loans',
      value: PATHS / simulated,
      unit: 'paths/s',
      peer: `${peer.source}: MersenneTwister and InverseCumulativeNormal, a normal a loan`,
      peerValue: peer.paths,
    },
    {
      name: 'risk.clear.10000nodes200000edges',
      value: cleared * 1000,
      unit: 'ms',
      peer: null,
      peerValue: null,
    },
  ]
}
