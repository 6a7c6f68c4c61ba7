import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { abis, collateralKey, documentsHash, type PoolDocument } from '@specie/protocol'
import { toDay } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { type Hex, keccak256, zeroHash } from 'viem'
import { connect } from '../../chain/connect.ts'
import { findPool } from '../../chain/findPool.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { numberOption } from '../../frame/numberOption.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'

interface CollateralOptions {
  readonly kind: string
  readonly jurisdiction: string
  readonly register: string
}

interface AddOptions extends CollateralOptions {
  readonly principal: string
  readonly rate: string
  readonly maturity: string
  readonly document: readonly string[]
}

const ADD_EXAMPLE = `
The same asset has the same key in every pool: capitals and spaces in the register number do not matter.

Example:
  $ npx specie pool asset add 1 --kind land --jurisdiction DE --register "Berlin Blatt 4711" --principal 1500000 --rate 0.055 --maturity 2031-06-30 --document deed.pdf`
const RELEASE_EXAMPLE =
  '\nExample:\n  $ npx specie pool asset release 1 --kind land --jurisdiction DE --register "Berlin Blatt 4711"'

/** `specie pool asset …`: single large assets whose collateral no second pool can take. */
export function addPoolAsset(parent: Command): void {
  const asset = parent
    .command('asset')
    .description('single large assets, whose collateral is pledged to one pool alone')
  const gather = (value: string, earlier: readonly string[]) => [...earlier, value]
  withCollateral(asset.command('add'))
    .requiredOption('--principal <cash>', 'secured principal')
    .requiredOption('--rate <fraction>', 'interest a year')
    .requiredOption('--maturity <date>', 'ISO date')
    .option('--document <file>', 'document of the loan or its security; needed, may be repeated', gather, [])
    .description('put an asset on the book and occupy its collateral, as issuer')
    .addHelpText('after', ADD_EXAMPLE)
    .action(action(add))
  withCollateral(asset.command('release'))
    .description(
      'take an asset off the book and free its collateral, as valuer; anyone once the pool is over',
    )
    .addHelpText('after', RELEASE_EXAMPLE)
    .action(action(release))
}

function withCollateral(command: Command): Command {
  return command
    .argument('<pool>', 'number or address')
    .requiredOption('--kind <word>', 'land, ship, aircraft, machine, …')
    .requiredOption('--jurisdiction <code>', 'whose register it is, e.g. DE')
    .requiredOption('--register <number>', 'its number in that register')
}

async function add(session: Session, name: string, options: AddOptions): Promise<Result> {
  const key = keyOf(options)
  const documents = documentsAt(options.document)
  const maturity = toDay(options.maturity) * 86_400
  const rate = Math.round(numberOption('--rate', options.rate, 4) * 1e9)
  const connection = await connect(session, 'issuer')
  const pool = await findPool(connection.client, name)
  const { cash } = await connection.client.pool(pool).read()
  const principal = amountOf(options.principal, cash.decimals)
  const documentHash = documentsHash(documents)
  const prepared = await connection.client
    .pool(pool)
    .addAsset({ collateralKey: key, documentHash, principal, rate, maturity })
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { pool, collateralKey: key, documentHash, documents, principal, rate, maturity, ...receipt },
    text: receipt.dryRun
      ? `Nothing was sent. The collateral key is ${key}.`
      : `${money(principal, cash.decimals)} ${cash.symbol} secured; collateral key ${key}, documents ${documentHash}.`,
  }
}

async function release(session: Session, name: string, options: CollateralOptions): Promise<Result> {
  const key = keyOf(options)
  const connection = await connect(session, 'valuer')
  const { client } = connection
  const pool = await findPool(client, name)
  const documentHash = await client.context.reader.readContract({
    address: pool,
    abi: abis.Pool,
    functionName: 'assetOf',
    args: [key],
  })
  const { receipt } = await transact(session, connection, await client.pool(pool).releaseAsset(key))
  return {
    data: {
      pool,
      collateralKey: key,
      documentHash: documentHash === zeroHash ? null : documentHash,
      ...receipt,
    },
    text: receipt.dryRun ? 'Nothing was sent.' : `The collateral ${key} is free again.`,
  }
}

function keyOf({ kind, jurisdiction, register }: CollateralOptions): Hex {
  for (const [option, text] of Object.entries({ kind, jurisdiction, register })) {
    if (text.trim() === '')
      throw new SpecieError({ code: 'input.collateral', message: `--${option} is empty` })
  }
  return collateralKey(kind, jurisdiction, register)
}

function documentsAt(paths: readonly string[]): PoolDocument[] {
  if (paths.length > 0) return paths.map(documentAt)
  throw new SpecieError({
    code: 'input.document',
    message: 'An asset without documents cannot be checked by anyone',
    expected: '--document with a file, once or more',
  })
}

function documentAt(path: string): PoolDocument {
  try {
    return { name: basename(path), hash: keccak256(readFileSync(path)) }
  } catch (cause) {
    throw new SpecieError({
      code: 'file.unreadable',
      message: `${path} cannot be read`,
      expected: 'a document of the loan or its security',
      cause,
    })
  }
}
