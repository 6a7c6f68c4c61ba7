import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect, sender } from '../../chain/connect.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { consentToLink, readLinkConsent } from '../../identity/linkConsent.ts'
import { localPerson } from '../../identity/recoveryConsent.ts'
import { signer } from '../../keys/signer.ts'

const WALLET = 'address, or a name on the local chain'

const EXAMPLES = `
Examples, on the local chain:
  $ npx specie identity link investorA marketMaker

Elsewhere the added wallet first signs, with its own key, and hands the file to the KYC issuer:
  $ npx specie identity link-consent 0x… --json > consent.json
  $ npx specie identity link 0x… 0x… --consent consent.json`

/** `specie identity link`: a second wallet of the same person. */
export function addIdentityLink(parent: Command): void {
  parent
    .command('link')
    .argument('<wallet>', `wallet that has an identity: ${WALLET}`)
    .argument('<added>', `wallet that gets the same: ${WALLET}`)
    .option(
      '--consent <file>',
      'what the added wallet signed; on the local chain its people agree by themselves',
    )
    .description('add a wallet to an identity, as the KYC issuer that vouches')
    .addHelpText('after', EXAMPLES)
    .action(action(link))
  parent
    .command('link-consent')
    .argument('<wallet>', `wallet whose identity is to be shared: ${WALLET}`)
    .description('agree to be added to an identity, as the added wallet; sends nothing')
    .action(action(consent))
}

async function consent(session: Session, who: string): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const added = signer(session.env, connection.chainId, session.globals.as, 'marketMaker')
  const wallet = findWallet(connection, who)
  const agreed = await consentToLink(connection.client, wallet, added)
  return {
    data: agreed,
    text: `${added.address} agrees to share the identity of ${wallet} until ${time(agreed.link.deadline)}; --json prints what the KYC issuer needs.`,
  }
}

async function link(
  session: Session,
  who: string,
  other: string,
  options: { readonly consent?: string },
): Promise<Result> {
  const connection = await connect(session, 'kycIssuer')
  const { client } = connection
  const [wallet, added] = [findWallet(connection, who), findWallet(connection, other)]
  const person = options.consent === undefined ? localPerson(connection, added) : undefined
  if (options.consent === undefined && person === undefined) {
    throw new SpecieError({
      code: 'input.consent',
      message: `${added} has not agreed to be added`,
      expected: '--consent with what it signed',
      remedy: '`npx specie identity link-consent` signs it with the key of the added wallet',
    })
  }
  const agreed =
    person === undefined ? readLinkConsent(options.consent!) : await consentToLink(client, wallet, person)
  if (agreed.link.wallet !== wallet || agreed.link.added !== added) {
    throw new SpecieError({
      code: 'input.consent',
      message: `The consent is for ${agreed.link.wallet} and ${agreed.link.added}`,
      expected: `${wallet} and ${added}`,
    })
  }
  const order = { ...agreed, issuer: sender(connection), signature: '0x' } as const
  const { receipt } = await transact(session, connection, await client.identity.link(order))
  return {
    data: { wallet, added, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${added} carries the identity of ${wallet} too.`,
  }
}
