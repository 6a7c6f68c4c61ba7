import {
  type DeploymentParameters,
  deploy,
  persona,
  ROLE_NAMES,
  ROLES,
  type RoleName,
} from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { type Address, getAddress, isAddress } from 'viem'
import { reach } from '../chain/connect.ts'
import { action, type Result } from '../frame/action.ts'
import type { Session } from '../frame/session.ts'
import { table } from '../frame/table.ts'
import { LOCAL_CHAIN_ID } from '../keys/signer.ts'

const EXAMPLES = `
Examples:
  $ npx specie deploy                                          on the local chain, with a local dollar
  $ RPC_URL=https://… KEYSTORE=… KEYSTORE_PASSWORD_FILE=… npx specie deploy --cash 0xA0b8… --governance 0x7e…

A deploy that was cut off continues where it stopped; a finished one changes nothing. The record is
deployments/<chainId>.json, which \`npx specie verify\` compares with the chain.

Roles: ${ROLE_NAMES.map((role) => `${role} (${ROLES[role].purpose})`).join('; ')}.`

interface DeployCommandOptions {
  readonly cash?: string
  readonly governance?: string
  readonly poolManager?: string
  readonly role: readonly string[]
}

/** `specie deploy`: puts the contracts on a chain, resumable. */
export function addDeploy(program: Command): void {
  program
    .command('deploy')
    .description('put the contracts on the chain; continues a deploy that was cut off')
    .option('--cash <address>', 'cash token of the reserve; on a local chain a local dollar is made')
    .option(
      '--pool-manager <address>',
      'Uniswap v4’s PoolManager, for the market; on a local chain one is made',
    )
    .option('--governance <address>', 'administrator of all roles (default: who signs)')
    .option(
      '--role <name=address>',
      'give a role to somebody else; may be repeated',
      (value, all: string[]) => [...all, value],
      [],
    )
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, options: DeployCommandOptions): Promise<Result> {
  const { client, chainId, store, recordFile } = await reach(session, 'governance')
  const governance = address('--governance', options.governance) ?? client.context.sender!.account.address
  const cash = address('--cash', options.cash)
  const poolManager = address('--pool-manager', options.poolManager)
  if (cash === undefined && chainId !== LOCAL_CHAIN_ID) {
    throw new SpecieError({
      code: 'input.cash',
      message: `Chain ${chainId} needs --cash with the address of the cash token`,
      remedy: 'only local chains get a dollar of their own',
    })
  }
  const parameters: DeploymentParameters = {
    governance,
    ...(cash !== undefined && { cash }),
    ...(poolManager !== undefined && { poolManager }),
    roles: { ...(chainId === LOCAL_CHAIN_ID ? localRoles(governance) : {}), ...rolesOf(options.role) },
  }
  const { deployment, pending } = await deploy(client.context, {
    parameters,
    store,
    onStep: ({ title, done, of }) => session.terminal.status(`${done + 1}/${of} ${title}`),
  })
  const rows = Object.entries(deployment.contracts).map(([name, { address, block }]) => [
    name,
    address,
    block,
  ])
  return {
    data: { chainId, record: recordFile, deployment, pending },
    text: [
      table(
        session.terminal,
        [{ heading: 'contract' }, { heading: 'address' }, { heading: 'block', align: 'right' }],
        rows,
      ),
      '',
      `The record is ${recordFile}.`,
      ...(pending.length === 0
        ? []
        : [
            '',
            'The administrator still has to send:',
            ...pending.map(({ title, to, data }) => `  ${title}: to ${to}, data ${data}`),
          ]),
    ].join('\n'),
  }
}

/** On a local chain the issuer may open pools too, so that one person can play all parts. */
export function localRoles(governance: Address): Partial<Record<RoleName, readonly Address[]>> {
  return { poolOpener: [governance, persona('issuer').address] }
}

function rolesOf(given: readonly string[]): Partial<Record<RoleName, Address[]>> {
  const roles: Partial<Record<RoleName, Address[]>> = {}
  for (const text of given) {
    const [name = '', holder] = text.split('=')
    if (!(name in ROLES) || holder === undefined || !isAddress(holder)) {
      throw new SpecieError({
        code: 'input.role',
        message: `--role ${text} is not understood`,
        expected: `name=address with a name of ${ROLE_NAMES.join(', ')}`,
      })
    }
    roles[name as RoleName] = [...(roles[name as RoleName] ?? []), getAddress(holder)]
  }
  return roles
}

function address(option: string, text: string | undefined): Address | undefined {
  if (text === undefined) return undefined
  if (isAddress(text)) return getAddress(text)
  throw new SpecieError({
    code: 'input.address',
    message: `${option} ${text} is not an address`,
    expected: '0x and 40 digits',
  })
}
