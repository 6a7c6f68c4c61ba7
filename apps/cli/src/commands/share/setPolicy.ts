import { CLAIMS, claimBits, type SharePolicy } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { numberOption } from '../../frame/numberOption.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { claimsNamed } from '../../identity/claimsNamed.ts'
import { CLASS_NAMES, classNamed } from '../../identity/investorClass.ts'
import { policyText } from './describePolicy.ts'
import { policyOf } from './policy.ts'

interface SetPolicyOptions {
  readonly claims?: string
  readonly forbid?: string
  readonly class?: string
  readonly countries?: string
  readonly holders?: string
  readonly cap?: string
  readonly lockUp?: string
  readonly senders?: string
}

const DAY = 86_400
const MOST_HOLDERS = 2 ** 32 - 1
const MOST_DAYS = 36_500

const EXAMPLES = `
What is not named stays as it is. \`none\` takes a rule away. Holders and caps need a share that counts its holders from
the start: \`npx specie pool open --count …\`.

Examples:
  $ npx specie share set-policy SNR --class professional --dry-run
  $ npx specie share set-policy SNR --holders 99 --cap 250000
  $ npx specie share set-policy SNR --lock-up 180 --senders qualify
  $ npx specie share set-policy SNR --countries listed`

/** `specie share set-policy`: changes who may hold a share, and when it may move. */
export function addShareSetPolicy(parent: Command): void {
  parent
    .command('set-policy')
    .argument('<share>', SHARE)
    .option('--claims <names>', `what holders must have: ${Object.keys(CLAIMS).join(', ')}, or none`)
    .option('--forbid <names>', 'what holders must not have, or none')
    .option('--class <name>', `least class: ${CLASS_NAMES.join(', ')}`)
    .option('--countries <which>', 'every, or listed: those of `npx specie share admit`')
    .option('--holders <number>', 'most that may hold at once, or none')
    .option('--cap <shares>', 'most that one may hold, or none')
    .option('--lock-up <days>', 'days after issue in which shares do not move, or none')
    .option('--senders <how>', 'qualify: who sends to another holder must still qualify; free: need not')
    .description('change who may hold a share and when it may move, as transfer agent')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, name: string, options: SetPolicyOptions): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const { client } = connection
  const found = await findShare(client, name)
  const before = await policyOf(client, found.share)
  const changes = changesOf(options, before.share.decimals)
  if (Object.keys(changes).length === 0) {
    throw new SpecieError({
      code: 'usage',
      message: 'Nothing is to be changed',
      expected: 'at least one option; --help lists them',
    })
  }
  const next = changed(before.policy, changes)
  const { receipt } = await transact(session, connection, await client.share(found.share).setPolicy(next))
  if (receipt.dryRun) return { data: { ...found, policy: next, ...receipt }, text: 'Nothing was sent.' }
  const after = await policyOf(client, found.share)
  return { data: { ...found, ...after, ...receipt }, text: policyText(session.terminal, after) }
}

/** A rule left out stays; undefined admits every country. */
type Changes = { -readonly [Key in keyof SharePolicy]?: SharePolicy[Key] | undefined }

function changed(policy: SharePolicy, changes: Changes): SharePolicy {
  const rules = Object.entries({ ...policy, ...changes }).filter(([, rule]) => rule !== undefined)
  return Object.fromEntries(rules)
}

function changesOf(options: SetPolicyOptions, decimals: number): Changes {
  const changes: Changes = {}
  const or = <T>(text: string, none: T, read: (text: string) => T) => (text === 'none' ? none : read(text))
  const { claims, forbid, countries, holders, cap, lockUp, senders } = options
  if (claims !== undefined) changes.required = or(claims, 0n, (text) => claimBits(claimsNamed(text)))
  if (forbid !== undefined) changes.forbidden = or(forbid, 0n, (text) => claimBits(claimsNamed(text)))
  if (options.class !== undefined) changes.minimumClass = classNamed(options.class)
  if (countries !== undefined)
    changes.countries = chosen('--countries', countries, { every: undefined, listed: [] })
  if (holders !== undefined) {
    changes.maxHolders = or(holders, 0, (text) => Math.round(numberOption('--holders', text, MOST_HOLDERS)))
  }
  if (cap !== undefined) changes.cap = or(cap, 0n, (text) => amountOf(text, decimals))
  if (lockUp !== undefined) {
    changes.lockUp = or(lockUp, 0, (text) => Math.round(DAY * numberOption('--lock-up', text, MOST_DAYS)))
  }
  if (senders !== undefined) {
    changes.senderQualifies = chosen('--senders', senders, { qualify: true, free: false })
  }
  return changes
}

function chosen<T>(option: string, text: string, choices: Readonly<Record<string, T>>): T {
  if (Object.hasOwn(choices, text)) return choices[text]!
  throw new SpecieError({
    code: 'input.choice',
    message: `${option} ${text} is not understood`,
    expected: Object.keys(choices).join(' or '),
  })
}
