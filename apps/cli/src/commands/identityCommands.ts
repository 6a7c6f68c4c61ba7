import { CLAIMS, claimBits, countryCode, countryNumber, type WalletIdentity } from '@specie/protocol'
import { toDay } from '@specie/quant'
import { REQUIRED_CLAIMS } from '@specie/servicing'
import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { findWallet } from '../chain/findWallet.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { day, time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { claimsNamed } from '../identity/claimsNamed.ts'
import { CLASS_NAMES, classNamed } from '../identity/investorClass.ts'
import { addIdentityLink } from './identity/link.ts'
import { addRecoveryCommands } from './identity/recover.ts'

interface AddOptions {
  readonly country: string
  readonly class: string
  readonly claims: string
  readonly expiry?: string
}

/** `specie identity …`: who may hold shares. */
export function addIdentityCommands(program: Command): void {
  const identity = program.command('identity').description('verify people, so that they may hold shares')
  identity
    .command('add')
    .argument('<wallet>', 'address, or a name on the local chain')
    .requiredOption('--country <code>', 'ISO 3166-1, e.g. DE')
    .option('--class <name>', CLASS_NAMES.join(', '), 'qualified')
    .option('--claims <names>', Object.keys(CLAIMS).join(', '), REQUIRED_CLAIMS.join(','))
    .option('--expiry <date>', 'ISO date (default: two years from now)')
    .description('state who is behind a wallet, as a KYC issuer; also renews')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx specie identity add investorA --country DE --class professional',
    )
    .action(action(add))
  identity
    .command('show')
    .argument('<wallet>', 'address, or a name on the local chain')
    .description('who is behind a wallet')
    .action(action(show))
  identity
    .command('trust')
    .argument('<issuer>', 'address, or a name on the local chain')
    .option(
      '--claims <names>',
      'claims that it may make; `none` ends the trust',
      Object.keys(CLAIMS).join(','),
    )
    .description('trust a KYC issuer with claims, as registrar')
    .action(action(trust))
  addIdentityLink(identity)
  addRecoveryCommands(identity)
}

async function add(session: Session, who: string, options: AddOptions): Promise<Result> {
  const connection = await connect(session, 'kycIssuer')
  const { client } = connection
  const wallet = findWallet(connection, who)
  const now = Number((await client.context.reader.getBlock()).timestamp)
  const attributes = {
    wallet,
    claims: claimBits(claimsNamed(options.claims)),
    country: countryNumber(options.country),
    class: classNamed(options.class),
    expiry: options.expiry === undefined ? now + 2 * 365 * 86_400 : toDay(options.expiry) * 86_400,
  }
  const { result, receipt } = await transact(session, connection, await client.identity.attest(attributes))
  return {
    data: { ...attributes, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${wallet} is identity ${result.id}, valid until ${day(attributes.expiry)}.`,
  }
}

async function show(session: Session, who: string): Promise<Result> {
  const connection = await connect(session)
  const reading = await connection.client.identity.read(findWallet(connection, who))
  return { data: reading, text: identityText(session.terminal, reading) }
}

async function trust(session: Session, who: string, options: { readonly claims: string }): Promise<Result> {
  const connection = await connect(session, 'governance')
  const issuer = findWallet(connection, who)
  const claims = options.claims === 'none' ? 0n : claimBits(claimsNamed(options.claims))
  const { receipt } = await transact(
    session,
    connection,
    await connection.client.identity.trustIssuer(issuer, claims),
  )
  return {
    data: { issuer, claims, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : claims === 0n
        ? `${issuer} is trusted no longer.`
        : `${issuer} may make these claims.`,
  }
}

function identityText(terminal: Terminal, reading: WalletIdentity): string {
  if (reading.id === 0) return `${reading.wallet} has no identity: it can hold no restricted share.`
  return facts(terminal, [
    ['wallet', `${reading.wallet}${reading.lost ? ', lost' : ''}`],
    ['identity', `${reading.id}, ${reading.verified ? 'verified' : 'not valid'}`],
    ['country', countryCode(reading.country)],
    ['class', CLASS_NAMES[reading.class] ?? String(reading.class)],
    ['claims', reading.claimNames.join(', ') || 'none'],
    ['until', time(reading.expiry)],
    ['vouched by', reading.issuer ?? 'nobody'],
    ['wallets', reading.wallets.join(', ')],
    ...(reading.recovery === undefined
      ? []
      : [['recovery', `to ${reading.recovery.replacement} from ${time(reading.recovery.readyAt)}`] as const]),
  ])
}
