import { type Address, keccak256, zeroAddress } from 'viem'
import type { ArtifactSource } from './artifact.ts'
import type { ContractName } from './deployment.ts'
import { isMarketAddress } from './isMarketAddress.ts'
import { type DeploymentParameters, MAKERS_EPOCH, NAV_SETTINGS, RESERVE_SETTINGS } from './parameters.ts'
import type { AddressTest } from './searchSalt.ts'

/** One contract to deploy. */
export interface ContractPlan {
  readonly name: ContractName
  /** Constructor arguments, given the addresses of the contracts planned before it. */
  arguments(addressOf: (name: ContractName) => Address): Promise<readonly unknown[]>
  /** What its address must be like; any when left out. */
  readonly accepts?: AddressTest
}

/** The contracts of a deployment in the order in which they are made. */
export function contractPlans(
  parameters: DeploymentParameters,
  artifacts: ArtifactSource,
): readonly ContractPlan[] {
  const nav = parameters.nav ?? NAV_SETTINGS
  const reserve = parameters.reserve ?? RESERVE_SETTINGS
  const codeHash = async (name: string) => keccak256((await artifacts(name)).creationCode)
  const local: ContractPlan[] =
    parameters.cash === undefined ? [{ name: 'LocalDollar', arguments: async () => [] }] : []
  return [
    { name: 'Authority', arguments: async () => [parameters.governance] },
    ...local,
    { name: 'Identity', arguments: async (at) => [at('Authority')] },
    { name: 'Feeds', arguments: async (at) => [at('Authority')] },
    {
      name: 'Pools',
      arguments: async (at) => [
        at('Authority'),
        at('Identity'),
        await codeHash('Pool'),
        await codeHash('Share'),
      ],
    },
    { name: 'Nav', arguments: async (at) => [at('Pools'), at('Feeds'), nav] },
    {
      name: 'Reserve',
      arguments: async (at) => [
        parameters.cash ?? at('LocalDollar'),
        at('Authority'),
        reserve.cooldown,
        reserve.window,
        reserve.name,
        reserve.symbol,
      ],
    },
    { name: 'Desk', arguments: async (at) => [at('Reserve'), at('Nav'), at('Authority')] },
    { name: 'Holds', arguments: async (at) => [at('Desk'), at('Authority')] },
    { name: 'Idle', arguments: async (at) => [at('Reserve'), at('Authority')] },
    { name: 'FeeRule', arguments: async (at) => [at('Desk'), at('Authority')] },
    ...(parameters.cash === undefined
      ? [
          {
            name: 'LocalVault' as const,
            arguments: async (at: (name: ContractName) => Address) => [at('LocalDollar')],
          },
        ]
      : []),
    {
      name: 'WindowsFactory',
      arguments: async (at) => [at('Pools'), at('Nav'), await codeHash('Windows')],
    },
    { name: 'Quotes', arguments: async (at) => [at('Nav'), parameters.cash ?? at('LocalDollar')] },
    {
      name: 'Block',
      arguments: async (at) => [parameters.cash ?? at('LocalDollar'), at('Nav'), at('Authority')],
    },
    {
      name: 'Auctions',
      arguments: async (at) => [
        parameters.cash ?? at('LocalDollar'),
        at('Nav'),
        at('Pools'),
        at('Authority'),
      ],
    },
    ...marketPlans(parameters),
    exitsPlan(parameters),
    makersPlan(parameters),
    guardPlan(parameters),
  ]
}

/** The router over all exits; zero where a chain has none of a kind. */
function exitsPlan(parameters: DeploymentParameters): ContractPlan {
  return {
    name: 'Exits',
    arguments: async (at) => [
      at('Desk'),
      at('WindowsFactory'),
      hasMarket(parameters) ? at('Market') : zeroAddress,
      at('Block'),
      at('Quotes'),
    ],
  }
}

function makersPlan(parameters: DeploymentParameters): ContractPlan {
  return {
    name: 'Makers',
    arguments: async (at) => [
      at('Reserve'),
      at('Quotes'),
      hasMarket(parameters) ? at('Market') : zeroAddress,
      at('Authority'),
      parameters.makersEpoch ?? MAKERS_EPOCH,
    ],
  }
}

/** The guard of desk and market. */
function guardPlan(parameters: DeploymentParameters): ContractPlan {
  return {
    name: 'Guard',
    arguments: async (at) => [
      at('Desk'),
      hasMarket(parameters) ? at('Market') : zeroAddress,
      at('Authority'),
    ],
  }
}

function hasMarket({ cash, poolManager }: DeploymentParameters): boolean {
  return cash === undefined || poolManager !== undefined
}

function marketPlans(parameters: DeploymentParameters): readonly ContractPlan[] {
  if (!hasMarket(parameters)) return []
  const { governance, cash, poolManager } = parameters
  const local: ContractPlan[] =
    poolManager === undefined ? [{ name: 'PoolManager', arguments: async () => [governance] }] : []
  return [
    ...local,
    {
      name: 'Market',
      accepts: isMarketAddress,
      arguments: async (at) => [
        poolManager ?? at('PoolManager'),
        at('Nav'),
        cash ?? at('LocalDollar'),
        at('Authority'),
      ],
    },
  ]
}
