import { countryCode, countryNumber } from '@specie/protocol'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'

const EXAMPLES = `
A share that admits every country asks for none; \`npx specie share set-policy SNR --countries listed\` makes it ask.

Examples:
  $ npx specie share admit SNR US
  $ npx specie share admit SNR US --end`

/** `specie share admit`: the countries whose people may hold a share. */
export function addShareAdmit(parent: Command): void {
  parent
    .command('admit')
    .argument('<share>', SHARE)
    .argument('<country>', 'ISO 3166-1, e.g. US')
    .option('--end', 'admit it no longer; who holds already keeps what it has')
    .description('admit holders of a country, as transfer agent')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(
  session: Session,
  name: string,
  code: string,
  options: { readonly end?: boolean },
): Promise<Result> {
  const country = countryNumber(code)
  const admitted = options.end !== true
  const connection = await connect(session, 'issuer')
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.share(found.share).admitCountry(country, admitted)
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, country, admitted, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Holders from ${countryCode(country)} are ${admitted ? 'admitted to' : 'no longer admitted to'} ${found.symbol}.`,
  }
}
