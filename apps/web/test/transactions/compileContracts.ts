import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Abi, Hex } from 'viem'

/** A compiled contract of the tests. */
export interface Compiled {
  readonly abi: Abi
  readonly bytecode: Hex
}

type Contracts = Readonly<Record<'Gate' | 'TestSafe', Compiled>>

let compiled: Contracts | undefined

/** TestContracts.sol, compiled once for all tests: it takes seconds and always gives the same. */
export function compileContracts(): Contracts {
  compiled ??= compile()
  return compiled
}

function compile(): Contracts {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string }
  const content = readFileSync(join(import.meta.dirname, 'TestContracts.sol'), 'utf8')
  const output = JSON.parse(
    solc.compile(
      JSON.stringify({
        language: 'Solidity',
        sources: { 'TestContracts.sol': { content } },
        settings: {
          evmVersion: 'cancun',
          optimizer: { enabled: false },
          viaIR: true,
          outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
        },
      }),
    ),
  )
  const failures = (output.errors ?? []).filter(({ severity }: { severity: string }) => severity === 'error')
  if (failures.length > 0) throw new Error(failures[0].formattedMessage)
  const pick = (name: string): Compiled => {
    const { abi, evm } = output.contracts['TestContracts.sol'][name]
    return { abi, bytecode: `0x${evm.bytecode.object}` }
  }
  return { Gate: pick('Gate'), TestSafe: pick('TestSafe') }
}
