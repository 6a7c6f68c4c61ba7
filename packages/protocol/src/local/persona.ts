import { type HDAccount, mnemonicToAccount } from 'viem/accounts'

/** The people of a local chain, in the order of the mnemonic's accounts. */
export const PERSONAS = [
  'governance',
  'issuer',
  'servicer',
  'valuer',
  'kycIssuer',
  'reporter',
  'investorA',
  'investorB',
  'provider',
  'marketMaker',
] as const
export type Persona = (typeof PERSONAS)[number] | 'outsider'

/** The mnemonic whose accounts anvil funds; known to everybody, worth nothing. */
const MNEMONIC = 'test test test test test test test test test test test junk'

/** Stretching a mnemonic takes thousands of hashes, always with the same outcome. */
const known = new Map<Persona, HDAccount>()

/** The signing account of a person. The outsider has no coin until `fund` gives it some. */
export function persona(name: Persona): HDAccount {
  const found = known.get(name)
  if (found !== undefined) return found
  const index = name === 'outsider' ? PERSONAS.length : PERSONAS.indexOf(name)
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: index })
  known.set(name, account)
  return account
}
