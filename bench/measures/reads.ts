import { loadavg } from 'node:os'
import autocannon, { type Result } from 'autocannon'
import type { Measure } from '../Measure.ts'
import { startPlayedServer } from '../reads/playedServer.ts'

/** Questions of a pool's page, in the order in which its tabs ask. */
const QUESTIONS = [
  '',
  '/nav',
  '/nav-bridge',
  '/collections',
  '/cash-flows',
  '/holders',
  '/documents',
  '/tape',
] as const
const LOANS = 400
const MONTHS = 6
const RATE = 1_000
const CONNECTIONS = 32
const SECONDS = 15
const ROUNDS = 3
/** A new block comes so often while it is measured; a public chain's come every two to twelve seconds. */
const BLOCK_MS = 2_000

/**
 * The data of a pool's page at 1,000 questions a second, from a pool of 400 loans and six months, while blocks come:
 * the round with the lowest 99th percentile, and the machine's load at that time. Then as many as the server answers.
 */
export async function reads(): Promise<Measure[]> {
  const server = await startPlayedServer(LOANS, MONTHS)
  try {
    const requests = QUESTIONS.map((path) => ({ method: 'GET', path: `/api/v1/pools/${server.pool}${path}` }))
    const shoot = async (duration: number, overallRate?: number) => {
      const before = await processorSeconds(server.url)
      const blocks = setInterval(() => void server.mine(), BLOCK_MS)
      const options = { url: server.url, connections: CONNECTIONS, duration, requests }
      const result = await autocannon(overallRate === undefined ? options : { ...options, overallRate })
      clearInterval(blocks)
      const seconds = (await processorSeconds(server.url)) - before
      return { ...result, load: loadavg()[0]!, cost: (seconds / result['2xx']) * 1e6 }
    }
    await shoot(3, RATE)
    const rounds = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const result = await shoot(SECONDS, RATE)
      console.error(`  round ${round + 1}: ${line(result)}, load ${result.load}`)
      rounds.push(result)
    }
    const best = rounds.reduce((a, b) => (b.latency.p99 < a.latency.p99 ? b : a))
    const most = await shoot(SECONDS)
    console.error(
      `  as many as it answers: ${line(most)}, load ${most.load}, ${Math.round(most.cost)} µs of processor time a question`,
    )
    return [
      measure('reads.p50', best.latency.p50, 'ms'),
      measure('reads.p975', best.latency.p97_5, 'ms'),
      measure('reads.p99', best.latency.p99, 'ms'),
      measure('reads.rate', best.requests.average, 'questions/s'),
      measure('reads.failed', failed(best), 'of the questions of the round'),
      measure('reads.load', best.load, 'processes waiting or running, 1 minute'),
      measure('reads.processorTime', most.cost, 'µs of the server a question, blocks included'),
      measure('reads.most', most.requests.average, 'questions/s without a limit'),
      measure('reads.mostFailed', failed(most), 'of its questions'),
    ]
  } finally {
    await server.stop()
  }
}

/** Of the server's process, whatever else the machine does. */
async function processorSeconds(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total ([\d.e+-]+)/m.exec(metrics)![1])
}

function failed({ errors, timeouts, non2xx }: Result): number {
  return errors + timeouts + non2xx
}

function line(result: Result): string {
  const { latency, requests, throughput } = result
  return `${Math.round(requests.average)}/s, p50 ${latency.p50} ms, p97.5 ${latency.p97_5} ms, p99 ${latency.p99} ms, ${(throughput.average / 1e6).toFixed(1)} MB/s, ${failed(result)} failed`
}

function measure(name: string, value: number, unit: string): Measure {
  return { name, value, unit, peer: null, peerValue: null }
}
