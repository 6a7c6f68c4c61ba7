import { getAddress, type Hex, keccak256, parseEventLogs } from 'viem'
import { inRanges } from '../chain/blockRanges.ts'
import { readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { authorityAbi } from '../generated/authorityAbi.ts'
import { addressOf } from './addressOf.ts'
import type { Artifact, ArtifactSource } from './artifact.ts'
import { contractAbi } from './contractAbi.ts'
import { CONTRACTS, type ContractName, type DeployedContract, OPTIONAL_CONTRACTS } from './deployment.ts'
import { placement } from './placeContract.ts'
import { readArtifact } from './readArtifact.ts'
import { ROLE_NAMES, ROLES } from './roles.ts'
import { roleText, settings } from './settings.ts'

/** One way in which a chain is not what its record and this build say. */
export interface Difference {
  readonly subject: string
  readonly expected: string
  readonly found: string
}

/**
 * Compares a deployment with the chain: the code of every contract with this build and with the record, its constructor
 * arguments (they determine the address), the wiring, and who holds which role. Reads only.
 * @returns every difference; empty when there is none
 */
export async function verifyDeployment(
  context: Context,
  artifacts: ArtifactSource = readArtifact,
): Promise<readonly Difference[]> {
  const { contracts } = context.deployment
  const missing = CONTRACTS.filter(
    (name) => contracts[name] === undefined && !OPTIONAL_CONTRACTS.includes(name),
  )
  const found: Difference[] = missing.map((name) => ({
    subject: name,
    expected: 'deployed',
    found: 'not in the record',
  }))
  for (const name of CONTRACTS) {
    const recorded = contracts[name]
    if (recorded !== undefined)
      found.push(...(await codeDifferences(context, name, recorded, await artifacts(name))))
  }
  if (missing.length > 0 || found.some(({ found: text }) => text === 'no code')) return found
  for (const setting of settings(context)) {
    const difference = await setting.difference().catch(explainError)
    if (difference !== undefined)
      found.push({ subject: setting.subject, expected: setting.expected, found: difference })
  }
  return [...found, ...(await unexpectedMembers(context))]
}

async function codeDifferences(
  context: Context,
  name: ContractName,
  recorded: DeployedContract,
  artifact: Artifact,
): Promise<Difference[]> {
  const code = await context.reader.getCode({ address: recorded.address }).catch(explainError)
  if (code === undefined)
    return [{ subject: `${name} at ${recorded.address}`, expected: 'a contract', found: 'no code' }]
  const differences: Difference[] = []
  const codeHash = keccak256(code)
  if (codeHash !== recorded.codeHash) {
    differences.push({ subject: `${name}: code hash`, expected: recorded.codeHash, found: codeHash })
  }
  if (withoutImmutables(code, artifact) !== withoutImmutables(artifact.runtimeCode, artifact)) {
    differences.push({ subject: `${name}: code`, expected: 'the code of this build', found: 'other code' })
  }
  const { address } = placement(artifact, contractAbi(name), recorded.constructorArguments, recorded.salt)
  if (getAddress(address) !== getAddress(recorded.address)) {
    differences.push({
      subject: `${name}: address that follows from this build and the recorded constructor arguments`,
      expected: address,
      found: recorded.address,
    })
  }
  return differences
}

/** The code with zeros where the constructor put immutables. */
function withoutImmutables(code: Hex, artifact: Artifact): string {
  let text: string = code.toLowerCase()
  for (const { start, length } of artifact.immutables) {
    const [from, to] = [2 + start * 2, 2 + (start + length) * 2]
    text = text.slice(0, from) + '0'.repeat(to - from) + text.slice(to)
  }
  return text
}

/** Accounts that hold a role, the administrator's included, without being in the record. */
async function unexpectedMembers(context: Context): Promise<Difference[]> {
  const authority = addressOf(context, 'Authority')
  const fromBlock = BigInt(context.deployment.contracts.Authority?.block ?? '0')
  const { number } = await readBlock(context.reader).catch(explainError)
  const logs = await inRanges(fromBlock, number, (from, to) =>
    context.reader.getLogs({ address: authority, fromBlock: from, toBlock: to }),
  ).catch(explainError)
  const members = new Map<string, { roleId: bigint; account: string }>()
  for (const { eventName, args } of parseEventLogs({ abi: authorityAbi, logs })) {
    if (eventName !== 'RoleGranted' && eventName !== 'RoleRevoked') continue
    const key = `${args.roleId} ${getAddress(args.account)}`
    if (eventName === 'RoleGranted')
      members.set(key, { roleId: args.roleId, account: getAddress(args.account) })
    else members.delete(key)
  }
  const governance = String(context.deployment.contracts.Authority?.constructorArguments[0])
  const expected = new Set([`0 ${getAddress(governance as Hex)}`])
  for (const role of ROLE_NAMES) {
    for (const member of context.deployment.roles[role] ?? [])
      expected.add(`${ROLES[role].id} ${getAddress(member)}`)
  }
  return [...members]
    .filter(([key]) => !expected.has(key))
    .map(([, { roleId, account }]) => ({
      subject: `Authority: ${roleText(roleId)}`,
      expected: 'only the accounts of the record',
      found: `${account} has the role too`,
    }))
}
