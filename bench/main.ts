/** `npm run bench` measures Specie beside its peers; `--json` prints one line a measure, `-- gas` one group. */
import { parseArgs } from 'node:util'
import type { Measure } from './Measure.ts'
import { gas } from './measures/gas.ts'
import { indexing } from './measures/indexing.ts'
import { ladder } from './measures/ladder.ts'
import { reads } from './measures/reads.ts'
import { revaluation } from './measures/revaluation.ts'
import { risk } from './measures/risk.ts'
import { runDay } from './measures/runDay.ts'
import { tape } from './measures/tape.ts'
import { valuation } from './measures/valuation.ts'
import { waterfall } from './measures/waterfall.ts'

const groups: Readonly<Record<string, () => Measure[] | Promise<Measure[]>>> = {
  tape,
  ladder,
  valuation,
  revaluation,
  risk,
  waterfall,
  index: indexing,
  reads,
  gas,
  'run-day': runDay,
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !(name in groups))
if (unknown.length > 0) {
  console.error(`There is no group named ${unknown.join(', ')}. Groups: ${Object.keys(groups).join(', ')}.`)
  process.exit(2)
}
const shown = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 })
for (const name of positionals.length > 0 ? positionals : Object.keys(groups)) {
  console.error(`measuring ${name} …`)
  for (const measure of await groups[name]!()) {
    if (values.json) console.log(JSON.stringify(measure))
    else {
      const peer = measure.peer === null ? '' : `  (${measure.peer}: ${shown.format(measure.peerValue!)})`
      console.log(
        `${measure.name.padEnd(32)} ${shown.format(measure.value).padStart(12)} ${measure.unit}${peer}`,
      )
    }
  }
}
