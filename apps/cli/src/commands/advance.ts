import { addMonths, toDay } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { reach } from '../chain/connect.ts'
import { setChainTime } from '../chain/setChainTime.ts'
import { action, type Result } from '../frame/action.ts'
import { time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { LOCAL_CHAIN_ID } from '../keys/signer.ts'

const DAY = 86_400

interface AdvanceOptions {
  readonly days?: string
  readonly months?: string
  readonly to?: string
}

/** `specie advance`: lets time pass on the local chain. */
export function addAdvance(program: Command): void {
  program
    .command('advance')
    .description('let time pass on the local chain')
    .option('--days <number>', 'days to let pass')
    .option('--months <number>', 'calendar months to let pass')
    .option('--to <date>', 'ISO date to go to')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx specie advance --months 1\n  $ npx specie advance --to 2026-06-01',
    )
    .action(action(run))
}

async function run(session: Session, options: AdvanceOptions): Promise<Result> {
  const { client, chainId, rpcUrl } = await reach(session)
  if (chainId !== LOCAL_CHAIN_ID) {
    throw new SpecieError({
      code: 'input.chain',
      message: `Time on chain ${chainId} passes by itself`,
      expected: `the local chain (${LOCAL_CHAIN_ID})`,
    })
  }
  const before = Number((await client.context.reader.getBlock()).timestamp)
  const after = destination(before, options)
  if (after <= before) {
    throw new SpecieError({
      code: 'input.time',
      message: `Time only goes forward: it is ${time(before)} on the chain`,
    })
  }
  await setChainTime(rpcUrl, after)
  return { data: { before, after }, text: `It was ${time(before)} and is now ${time(after)}.` }
}

function destination(now: number, { days, months, to }: AdvanceOptions): number {
  if ([days, months, to].filter((given) => given !== undefined).length !== 1) {
    throw new SpecieError({ code: 'input.time', message: 'Say how far: one of --days, --months and --to' })
  }
  if (to !== undefined) return toDay(to) * DAY
  if (days !== undefined) return now + positive('--days', days) * DAY
  const today = Math.floor(now / DAY)
  return addMonths(today, positive('--months', months!)) * DAY + (now % DAY)
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new SpecieError({ code: 'input.time', message: `${option} ${text} is not a whole number above 0` })
}
