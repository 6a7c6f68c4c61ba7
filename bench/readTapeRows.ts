/** Reads one file as a tape and prints rows, seconds and peak memory: in a process of its own, so that memory is its own. */
import { presets, readTape } from '@specie/tape'

const began = performance.now()
const reading = await readTape(process.argv[2]!, presets[0]!, { cutOffDate: '2026-01-01' })
const seconds = (performance.now() - began) / 1000
console.log(
  JSON.stringify({
    ok: reading.ok,
    rows: reading.rows,
    seconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
)
