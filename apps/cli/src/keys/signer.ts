import { readFileSync } from 'node:fs'
import { persona } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Hex, LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { decryptKeystore } from './keystore.ts'
import { type PersonaName, personaNamed } from './personaNamed.ts'

/** Chain id of a local development chain. */
export const LOCAL_CHAIN_ID = 31_337

/**
 * Who signs: on the local chain the persona of `--as` (or the command's usual one); elsewhere, or when one is given,
 * the key in PRIVATE_KEY or in the key file KEYSTORE.
 * @param chainId chain that the signature is for
 * @param asked what followed `--as`
 * @param usual persona that usually does this, for the local chain
 * @throws SpecieError `input.key` when no key can be found, `keystore.*` when the key file cannot be opened
 */
export function signer(
  env: Readonly<Record<string, string | undefined>>,
  chainId: number,
  asked: string | undefined,
  usual: PersonaName,
): LocalAccount {
  if (asked !== undefined) {
    if (chainId !== LOCAL_CHAIN_ID) throw publicKeysRefused(chainId)
    return persona(personaNamed(asked))
  }
  const key = keyOf(env)
  if (key !== undefined) return privateKeyToAccount(key)
  if (chainId === LOCAL_CHAIN_ID) return persona(usual)
  throw new SpecieError({
    code: 'input.key',
    message: `Chain ${chainId} needs a key to sign with, and none was given`,
    expected: 'PRIVATE_KEY, or KEYSTORE with KEYSTORE_PASSWORD or KEYSTORE_PASSWORD_FILE, in the environment',
    remedy: 'KEYSTORE=~/.foundry/keystores/issuer KEYSTORE_PASSWORD_FILE=password.txt npx specie …',
  })
}

function keyOf(env: Readonly<Record<string, string | undefined>>): Hex | undefined {
  if (env.PRIVATE_KEY !== undefined && env.PRIVATE_KEY !== '') {
    const digits = env.PRIVATE_KEY.trim().replace(/^0x/, '')
    if (!/^[0-9a-fA-F]{64}$/.test(digits)) {
      throw new SpecieError({
        code: 'input.key',
        message: 'PRIVATE_KEY is not a key',
        expected: '64 hexadecimal digits',
      })
    }
    return `0x${digits}`
  }
  if (env.KEYSTORE === undefined || env.KEYSTORE === '') return undefined
  return decryptKeystore(read(env.KEYSTORE, 'KEYSTORE'), passwordOf(env))
}

function passwordOf(env: Readonly<Record<string, string | undefined>>): string {
  if (env.KEYSTORE_PASSWORD !== undefined) return env.KEYSTORE_PASSWORD
  if (env.KEYSTORE_PASSWORD_FILE !== undefined) {
    return read(env.KEYSTORE_PASSWORD_FILE, 'KEYSTORE_PASSWORD_FILE').replace(/\r?\n$/, '')
  }
  throw new SpecieError({
    code: 'input.key',
    message: 'KEYSTORE names a key file, but its password is missing',
    expected: 'KEYSTORE_PASSWORD or KEYSTORE_PASSWORD_FILE in the environment',
  })
}

function read(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SpecieError({
      code: 'input.key',
      message: `The file that ${variable} names cannot be read: ${reason}`,
      cause,
    })
  }
}

function publicKeysRefused(chainId: number): SpecieError {
  return new SpecieError({
    code: 'input.key',
    message: `--as names keys that everybody knows; chain ${chainId} is not a local chain`,
    remedy: 'use PRIVATE_KEY or KEYSTORE, and leave --as away',
  })
}
