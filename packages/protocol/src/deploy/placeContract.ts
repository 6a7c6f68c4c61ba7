import {
  type Abi,
  type Address,
  concatHex,
  encodeDeployData,
  getContractAddress,
  type Hex,
  keccak256,
  pad,
} from 'viem'
import type { Context } from '../context.ts'
import { sendCalls } from '../transaction/sendCalls.ts'
import type { Artifact } from './artifact.ts'
import type { DeployedContract } from './deployment.ts'
import { DETERMINISTIC_DEPLOYER } from './deterministicDeployer.ts'
import { type AddressTest, searchSalt } from './searchSalt.ts'

const SALT: Hex = pad('0x', { size: 32 })

/** Creation code with its constructor arguments, and the address that follows from both and the salt on every chain. */
export function placement(
  artifact: Artifact,
  abi: Abi,
  args: readonly unknown[],
  salt: Hex = SALT,
): { readonly initCode: Hex; readonly address: Address } {
  const initCode = encodeDeployData({ abi, bytecode: artifact.creationCode, args })
  const address = getContractAddress({
    opcode: 'CREATE2',
    from: DETERMINISTIC_DEPLOYER,
    salt,
    bytecode: initCode,
  })
  return { initCode, address }
}

/** Deploys a contract at the address that follows from its code and arguments, unless it is there already. */
export async function placeContract(
  context: Context,
  artifact: Artifact,
  abi: Abi,
  args: readonly unknown[],
  accepts?: AddressTest,
): Promise<DeployedContract> {
  const { initCode } = placement(artifact, abi, args)
  const salt = accepts === undefined ? SALT : searchSalt(DETERMINISTIC_DEPLOYER, initCode, accepts)
  const { address } = placement(artifact, abi, args, salt)
  const present = await context.reader.getCode({ address })
  const sent =
    present === undefined
      ? await sendCalls(context, [
          {
            title: `Deploy ${artifact.name}`,
            to: DETERMINISTIC_DEPLOYER,
            data: concatHex([salt, initCode]),
            value: 0n,
          },
        ])
      : undefined
  const code = present ?? (await context.reader.getCode({ address }))
  return {
    address,
    codeHash: keccak256(code ?? '0x'),
    constructorArguments: args.map((argument) =>
      typeof argument === 'bigint' ? argument.toString() : argument,
    ),
    ...(accepts === undefined ? {} : { salt }),
    block: (sent?.block.number ?? (await context.reader.getBlockNumber())).toString(),
    ...(sent === undefined ? {} : { transaction: sent.hash }),
  }
}
