import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { type Connection, connect, sender } from '../../chain/connect.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { consentTo, localPerson, type RecoveryConsent, readConsent } from '../../identity/recoveryConsent.ts'
import { signer } from '../../keys/signer.ts'

const WALLET = 'address, or a name on the local chain'
const DAY = 86_400
/** How long a consent may be used. */
const CONSENT_DAYS = 7

const EXAMPLES = `
Examples, on the local chain:
  $ npx specie identity recover start investorA marketMaker
  $ npx specie advance --days 3
  $ npx specie identity recover finish investorA
  $ npx specie share agent SNR issuer
  $ npx specie share recover SNR investorA

Elsewhere the replacement first signs, with its own key, and hands the file to the KYC issuer:
  $ npx specie identity recover consent 0x… --json > consent.json
  $ npx specie identity recover start 0x… 0x… --consent consent.json`

/** `specie identity recover …`: moves an identity from a lost wallet. */
export function addRecoveryCommands(parent: Command): void {
  const recover = parent
    .command('recover')
    .description('move an identity from a lost wallet to another one')
    .addHelpText('after', EXAMPLES)
  recover
    .command('consent')
    .argument('<lost>', WALLET)
    .description('agree to take over from a lost wallet, as the replacement; sends nothing')
    .action(action(consent))
  recover
    .command('start')
    .argument('<lost>', WALLET)
    .argument('<replacement>', WALLET)
    .option(
      '--consent <file>',
      'what the replacement signed; on the local chain its people agree by themselves',
    )
    .description('start the move, as the KYC issuer that vouches; it can be finished after a delay')
    .action(action(start))
  recover
    .command('finish')
    .argument('<lost>', WALLET)
    .description('end the move after its delay; anyone may')
    .action(action((session, who: string) => settle(session, who, 'finishRecovery')))
  recover
    .command('cancel')
    .argument('<lost>', WALLET)
    .description('stop the move, as the wallet said to be lost or as the KYC issuer that started it')
    .action(action((session, who: string) => settle(session, who, 'cancelRecovery')))
}

async function consent(session: Session, who: string): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const account = signer(session.env, connection.chainId, session.globals.as, 'marketMaker')
  const lost = findWallet(connection, who)
  const agreed = await consentTo(connection.client, lost, account, await deadline(connection))
  const { replacement } = agreed.recovery
  return {
    data: agreed,
    text: `${replacement} agrees to take over from ${lost} until ${time(agreed.recovery.deadline)}; --json prints what the KYC issuer needs.`,
  }
}

async function start(
  session: Session,
  who: string,
  other: string,
  options: { readonly consent?: string },
): Promise<Result> {
  const connection = await connect(session, 'kycIssuer')
  const lost = findWallet(connection, who)
  const replacement = findWallet(connection, other)
  const agreed =
    options.consent === undefined
      ? await ownConsent(connection, lost, replacement)
      : readConsent(options.consent)
  if (agreed.recovery.lost !== lost || agreed.recovery.replacement !== replacement) {
    throw new SpecieError({
      code: 'input.consent',
      message: `The consent is for ${agreed.recovery.lost} and ${agreed.recovery.replacement}`,
      expected: `${lost} and ${replacement}`,
    })
  }
  const order = { ...agreed, issuer: sender(connection), signature: '0x' } as const
  const { result, receipt } = await transact(
    session,
    connection,
    await connection.client.identity.recover(order),
  )
  return {
    data: { lost, replacement, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Started; from ${time(result.readyAt)} on, npx specie identity recover finish ${who} ends it.`,
  }
}

async function ownConsent(
  connection: Connection,
  lost: `0x${string}`,
  replacement: `0x${string}`,
): Promise<RecoveryConsent> {
  const account = localPerson(connection, replacement)
  if (account !== undefined) return consentTo(connection.client, lost, account, await deadline(connection))
  throw new SpecieError({
    code: 'input.consent',
    message: `${replacement} has not agreed to take over`,
    expected: '--consent with what it signed',
    remedy: '`npx specie identity recover consent` signs it with the key of the replacement',
  })
}

async function settle(
  session: Session,
  who: string,
  how: 'finishRecovery' | 'cancelRecovery',
): Promise<Result> {
  const connection = await connect(session, 'kycIssuer')
  const lost = findWallet(connection, who)
  const { recovery } = await connection.client.identity.read(lost)
  const { receipt } = await transact(
    session,
    connection,
    await connection.client.identity.settleRecovery(lost, how),
  )
  const replacement = recovery?.replacement ?? null
  return {
    data: { lost, replacement, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : how === 'cancelRecovery'
        ? `${lost} keeps its identity.`
        : `${replacement} carries the identity of ${lost}, which is lost. Shares follow with npx specie share recover.`,
  }
}

async function deadline({ client }: Connection): Promise<number> {
  return Number((await client.context.reader.getBlock()).timestamp) + CONSENT_DAYS * DAY
}
