import { SpecieError } from '@specie/units'
import { type Address, encodeFunctionData, getAddress } from 'viem'
import type { Context } from '../context.ts'
import { authorityAbi } from '../generated/authorityAbi.ts'
import { senderOf } from '../senderOf.ts'
import { sendCalls } from '../transaction/sendCalls.ts'
import type { Call } from '../transaction/types.ts'
import { addressOf } from './addressOf.ts'
import type { ArtifactSource } from './artifact.ts'
import { contractAbi } from './contractAbi.ts'
import { contractPlans } from './contractPlans.ts'
import type { ContractName, Deployment } from './deployment.ts'
import { ensureDeterministicDeployer } from './deterministicDeployer.ts'
import type { DeploymentParameters } from './parameters.ts'
import { placeContract, placement } from './placeContract.ts'
import { readArtifact } from './readArtifact.ts'
import { ROLE_NAMES, ROLES, type Role, type RoleName } from './roles.ts'
import { retirements, type Setting, settings } from './settings.ts'
import type { DeploymentStore } from './store.ts'

/** A deploy in progress. */
export interface DeployOptions {
  readonly parameters: DeploymentParameters
  readonly store: DeploymentStore
  /** Where creation code comes from; the last build when left out. */
  readonly artifacts?: ArtifactSource
  /**
   * Deploys anew where the record names contracts of another build or of other parameters. Their pools stay behind;
   * without this such a record is refused.
   */
  readonly replace?: boolean
  /** Told before each step. */
  onStep?(step: { readonly title: string; readonly done: number; readonly of: number }): void
}

/** What a deploy ends with. */
export interface DeployOutcome {
  readonly deployment: Deployment
  /** What only the administrator may still set; empty when the sender is the administrator. */
  readonly pending: readonly Call[]
}

/**
 * Deploys every contract, wires them and grants the roles. Each step is recorded as soon as it is done and found again
 * by what is on the chain, so a deploy that was cut off continues, and a finished one changes nothing.
 * @throws SpecieError `deployment.otherChain` when the store holds another chain's record, `deployment.otherBuild` when
 * it holds contracts that this build and these parameters would not give.
 */
export async function deploy(context: Context, options: DeployOptions): Promise<DeployOutcome> {
  const { parameters, store, artifacts = readArtifact } = options
  const chainId = context.reader.chain.id
  let deployment = (await store.read()) ?? { chainId, contracts: {}, roles: {} }
  if (deployment.chainId !== chainId) {
    throw new SpecieError({
      code: 'deployment.otherChain',
      message: `The record is of chain ${deployment.chainId}, the node is on chain ${chainId}`,
      expected: `the record of chain ${chainId}`,
      remedy: 'keep one file a chain, e.g. deployments/<chainId>.json',
    })
  }
  const plans = contractPlans(parameters, artifacts)
  const of = plans.length + 1
  await ensureDeterministicDeployer(context)
  for (const [done, plan] of plans.entries()) {
    options.onStep?.({ title: `Deploy ${plan.name}`, done, of })
    const args = await plan.arguments((name) => addressOf({ deployment }, name))
    if (options.replace !== true) await refuseOtherBuild(deployment, plan.name, args, artifacts)
    const placed = await placeContract(
      context,
      await artifacts(plan.name),
      contractAbi(plan.name),
      args,
      plan.accepts,
    )
    // What was there already stays as it was recorded; on a chain that was reset it is made and recorded anew.
    if (deployment.contracts[plan.name]?.address === placed.address && placed.transaction === undefined)
      continue
    deployment = { ...deployment, contracts: { ...deployment.contracts, [plan.name]: placed } }
    await store.write(deployment)
  }
  const former = deployment.roles
  deployment = { ...deployment, roles: rolesOf(parameters, deployment) }
  options.onStep?.({ title: 'Wire the contracts and grant the roles', done: plans.length, of })
  // Before the record forgets who held a role.
  const retired = await applySettings(
    { ...context, deployment },
    retirements({ ...context, deployment }, former),
  )
  await store.write(deployment)
  const pending = await applySettings({ ...context, deployment }, settings({ ...context, deployment }))
  return { deployment, pending: [...retired, ...pending] }
}

/** A new build must not leave a deployment and its pools behind unasked. */
async function refuseOtherBuild(
  deployment: Deployment,
  name: ContractName,
  args: readonly unknown[],
  artifacts: ArtifactSource,
): Promise<void> {
  const known = deployment.contracts[name]
  if (known === undefined) return
  const { address } = placement(await artifacts(name), contractAbi(name), args, known.salt)
  if (getAddress(known.address) === getAddress(address)) return
  throw new SpecieError({
    code: 'deployment.otherBuild',
    message: `The record names a ${name} at ${known.address}; this build and these parameters would give another, at ${address}`,
    expected: 'the build and the parameters that the record was made with',
    remedy:
      'use that build, or keep the record elsewhere and deploy anew: the pools of the old one stay on the chain',
  })
}

function rolesOf(
  { governance, roles = {} }: DeploymentParameters,
  deployment: Deployment,
): Deployment['roles'] {
  const holdersOf = (role: RoleName) => {
    const { holder }: Role = ROLES[role]
    return holder === undefined ? (roles[role] ?? [governance]) : [addressOf({ deployment }, holder)]
  }
  return Object.fromEntries(ROLE_NAMES.map((role) => [role, holdersOf(role)]))
}

/** Makes so what is not yet so. The Authority's own settings travel in one transaction. */
async function applySettings(context: Context, wanted: readonly Setting[]): Promise<readonly Call[]> {
  const open = await openSettings(wanted)
  if (open.length === 0) return []
  const authority = addressOf(context, 'Authority')
  const own = open.filter(({ call }) => call.to === authority).map(({ call }) => call)
  const calls = open.filter(({ call }) => call.to !== authority).map(({ call }) => call)
  if (own.length > 0) calls.push(together(authority, own))
  const [isAdministrator] = await context.reader.readContract({
    address: authority,
    abi: authorityAbi,
    functionName: 'hasRole',
    args: [0n, senderOf(context).account.address],
  })
  if (!isAdministrator) return calls
  await sendCalls(context, calls)
  return []
}

async function openSettings(all: readonly Setting[]): Promise<readonly Setting[]> {
  const differences = await Promise.all(all.map((setting) => setting.difference()))
  return all.filter((_, index) => differences[index] !== undefined)
}

function together(authority: Address, calls: readonly Call[]): Call {
  const args = [calls.map(({ data }) => data)] as const
  return {
    title: `Grant roles (${calls.length} settings of the Authority)`,
    to: authority,
    data: encodeFunctionData({ abi: authorityAbi, functionName: 'multicall', args }),
    value: 0n,
  }
}
