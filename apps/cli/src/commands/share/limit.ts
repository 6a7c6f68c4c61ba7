import type { HolderCategory } from '@specie/protocol'
import { countryCode, countryNumber } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { CLASS_NAMES, classNamed } from '../../identity/investorClass.ts'

interface LimitOptions {
  readonly country?: string
  readonly class?: string
  readonly most?: string
  readonly lift?: boolean
}

const EXAMPLES = `
A share limits only what it has counted from the start: \`npx specie pool open --count country,class\`.

Examples:
  $ npx specie share limit SNR --country US --most 99
  $ npx specie share limit SNR --class retail --most 149
  $ npx specie share limit SNR --country US --lift`

/** `specie share limit`: how many identities of a country or a class may hold. */
export function addShareLimit(parent: Command): void {
  parent
    .command('limit')
    .argument('<share>', SHARE)
    .option('--country <code>', 'holders of a country, ISO 3166-1, e.g. US')
    .option('--class <name>', `holders of a class: ${CLASS_NAMES.join(', ')}`)
    .option('--most <holders>', 'how many may hold at once')
    .option('--lift', 'limit them no longer')
    .description('limit how many of a country or of an investor class may hold; as transfer agent')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, name: string, options: LimitOptions): Promise<Result> {
  const category = categoryOf(options)
  const most = mostOf(options)
  const connection = await connect(session, 'issuer')
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.share(found.share).limitHolders(category, most)
  const { receipt, changes } = await transact(session, connection, prepared)
  const whose = 'country' in category ? countryCode(category.country) : CLASS_NAMES[category.class]
  return {
    data: { ...found, category, most: most ?? null, changes, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : most === undefined
        ? `Holders of ${found.symbol} (${whose}) are limited no longer.`
        : `At most ${most} holders of ${found.symbol} (${whose}).`,
  }
}

function categoryOf(options: LimitOptions): HolderCategory {
  if (options.country !== undefined && options.class === undefined)
    return { country: countryNumber(options.country) }
  if (options.class !== undefined && options.country === undefined)
    return { class: classNamed(options.class) }
  throw new SpecieError({ code: 'usage', message: 'Choose one of --country and --class' })
}

function mostOf({ most, lift }: LimitOptions): number | undefined {
  if ((most === undefined) === (lift !== true))
    throw new SpecieError({ code: 'usage', message: 'Choose one of --most and --lift' })
  if (most === undefined) return undefined
  if (/^\d{1,9}$/.test(most)) return Number(most)
  throw new SpecieError({
    code: 'input.number',
    message: `--most ${most} cannot be used`,
    expected: 'a whole number of holders, 0 or more',
  })
}
