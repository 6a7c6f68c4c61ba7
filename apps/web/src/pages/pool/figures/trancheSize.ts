import type { Tranche } from '@specie/api'

/** How large a tranche is now: its value, before the first report what can be put in. Cash units. */
export function trancheSize(tranche: Pick<Tranche, 'value' | 'maximum'>): bigint {
  const value = BigInt(tranche.value ?? '0')
  return value > 0n ? value : BigInt(tranche.maximum)
}
