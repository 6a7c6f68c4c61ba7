import { type Address, zeroAddress } from 'viem'
import type { SharePolicy } from '../actions/registry/poolTerms.ts'
import type { HolderCategory } from '../actions/share/limitHolders.ts'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import { categoryKey } from '../share/categoryKey.ts'
import { unpackPolicy } from '../share/unpackPolicy.ts'
import { readToken, type Token } from './readToken.ts'

/** Holders of a category, and how many there may be. */
export interface CategoryReading {
  readonly category: HolderCategory
  readonly holders: number
  /** Undefined: as many as like. */
  readonly most: number | undefined
}

/** Who may hold a share, and when it may move, at one block. */
export interface PolicyReading {
  readonly block: BlockReference
  readonly share: Token
  readonly supply: bigint
  /** The transfer agent. */
  readonly owner: Address
  readonly ownerIsAgent: boolean
  readonly paused: boolean
  /** Identities that hold; counted only where the policy counts. */
  readonly holders: number
  /** Its `countries` are those of the countries asked for that are admitted; undefined: every country is. */
  readonly policy: SharePolicy
  /** Those of the categories asked for that are limited or have holders. */
  readonly categories: readonly CategoryReading[]
}

/**
 * Reads the policy of a share at one block. A share keeps its countries and categories by their numbers, so it is asked
 * about those that the caller knows.
 */
export async function readPolicy(
  context: Context,
  address: Address,
  asked: { readonly countries: readonly number[]; readonly classes: readonly number[] },
): Promise<PolicyReading> {
  const { reader } = context
  const block = await readBlock(reader).catch(explainError)
  const contract = { address, abi: shareAbi, blockNumber: block.number } as const
  const [share, supply, owner, paused, [word, limits, schedule, hook]] = await Promise.all([
    readToken(context, address),
    reader.readContract({ ...contract, functionName: 'totalSupply' }),
    reader.readContract({ ...contract, functionName: 'owner' }),
    reader.readContract({ ...contract, functionName: 'paused' }),
    reader.readContract({ ...contract, functionName: 'rules' }),
  ]).catch(explainError)
  const { policy, holders, anyCountry } = unpackPolicy(word, limits, schedule)
  const counted: HolderCategory[] = [
    ...(policy.byCountry ? asked.countries.map((country) => ({ country })) : []),
    ...(policy.byClass ? asked.classes.map((number) => ({ class: number })) : []),
  ]
  const [ownerIsAgent, admitted, found] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'isAgent', args: [owner] }),
    Promise.all(
      (anyCountry ? [] : asked.countries).map((country) =>
        reader.readContract({ ...contract, functionName: 'admitsCountry', args: [country] }),
      ),
    ),
    Promise.all(
      counted.map((category) =>
        reader.readContract({ ...contract, functionName: 'category', args: [categoryKey(category)] }),
      ),
    ),
  ]).catch(explainError)
  return {
    block,
    share,
    supply,
    owner,
    ownerIsAgent,
    paused,
    holders,
    policy: {
      ...policy,
      ...(!anyCountry && { countries: asked.countries.filter((_, index) => admitted[index]) }),
      ...(hook !== zeroAddress && { hook }),
    },
    categories: counted
      .map((category, index) => ({ category, ...found[index]! }))
      .filter(({ limited, holders: own }) => limited || own > 0)
      .map(({ category, holders: own, most, limited }) => ({
        category,
        holders: own,
        most: limited ? most : undefined,
      })),
  }
}
