import type { AsOf as Dated } from '@specie/api'
import { AsOf } from '../../components/AsOf.tsx'

/** The block that the figures of a card are of. */
export function AsOfLine({ asOf }: { readonly asOf: Dated }) {
  return <AsOf block={asOf.block} lag={asOf.lagSeconds} />
}
