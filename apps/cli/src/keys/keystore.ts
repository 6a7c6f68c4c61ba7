import { createDecipheriv, pbkdf2Sync, scryptSync } from 'node:crypto'
import { SpecieError } from '@specie/units'
import { type Hex, keccak256 } from 'viem'

/** The parts of a version 3 key file that decryption reads. */
interface KeyFile {
  readonly version: number
  readonly crypto: {
    readonly cipher: string
    readonly cipherparams: { readonly iv: string }
    readonly ciphertext: string
    readonly kdf: string
    readonly kdfparams: Readonly<Record<string, unknown>>
    readonly mac: string
  }
}

const MEMORY_LIMIT = 1 << 30

/**
 * The private key in a password-protected key file, as geth, foundry and most wallets write it.
 * Source: Web3 Secret Storage Definition, version 3 (ethereum.org).
 * @throws SpecieError `keystore.format` when the file is of another kind, `keystore.password` when the password is wrong.
 */
export function decryptKeystore(text: string, password: string): Hex {
  const { crypto } = parse(text)
  const ciphertext = Buffer.from(crypto.ciphertext, 'hex')
  const derived = deriveKey(crypto.kdf, crypto.kdfparams, password)
  const mac = keccak256(Buffer.concat([derived.subarray(16, 32), ciphertext]))
  if (mac !== `0x${crypto.mac.toLowerCase()}`) {
    throw new SpecieError({
      code: 'keystore.password',
      message: 'The password does not open the key file',
      remedy:
        'check KEYSTORE_PASSWORD, or the file that KEYSTORE_PASSWORD_FILE names (its last line break is ignored)',
    })
  }
  const cipher = createDecipheriv(
    'aes-128-ctr',
    derived.subarray(0, 16),
    Buffer.from(crypto.cipherparams.iv, 'hex'),
  )
  return `0x${Buffer.concat([cipher.update(ciphertext), cipher.final()]).toString('hex')}`
}

function parse(text: string): KeyFile {
  const refuse = (found: string, cause?: unknown) =>
    new SpecieError({
      code: 'keystore.format',
      message: `The key file ${found}`,
      expected: 'a version 3 key file (JSON) with cipher aes-128-ctr and kdf scrypt or pbkdf2',
      remedy: 'let KEYSTORE name a file that geth, foundry (`cast wallet import`) or a wallet has written',
      cause,
    })
  let file: Partial<KeyFile>
  try {
    file = JSON.parse(text)
  } catch (cause) {
    throw refuse('is not JSON', cause)
  }
  if (file.version !== 3) throw refuse(`has version ${String(file.version)}`)
  if (file.crypto?.cipher !== 'aes-128-ctr') throw refuse(`uses the cipher ${String(file.crypto?.cipher)}`)
  return file as KeyFile
}

function deriveKey(kdf: string, parameters: Readonly<Record<string, unknown>>, password: string): Buffer {
  const salt = Buffer.from(String(parameters.salt), 'hex')
  const length = Number(parameters.dklen)
  if (kdf === 'scrypt') {
    const [N, r, p] = [Number(parameters.n), Number(parameters.r), Number(parameters.p)]
    try {
      return scryptSync(password, salt, length, { N, r, p, maxmem: MEMORY_LIMIT })
    } catch (cause) {
      throw new SpecieError({
        code: 'keystore.format',
        message: `The key file has scrypt parameters n=${N}, r=${r}, p=${p} that cannot be computed here`,
        expected: 'n a power of two below 2^(16 r), and at most 1 GiB of memory (128 n r bytes)',
        remedy: 'write the key file anew with the parameters that wallets use: n=262144, r=8, p=1',
        cause,
      })
    }
  }
  if (kdf === 'pbkdf2' && parameters.prf === 'hmac-sha256') {
    return pbkdf2Sync(password, salt, Number(parameters.c), length, 'sha256')
  }
  throw new SpecieError({
    code: 'keystore.format',
    message: `The key file derives its key with ${kdf}${parameters.prf === undefined ? '' : ` and ${String(parameters.prf)}`}`,
    expected: 'scrypt, or pbkdf2 with hmac-sha256',
  })
}
