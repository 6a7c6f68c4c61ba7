import { shortHex } from '../format/address.ts'
import { useNameOf } from '../wallet/useNameOf.ts'
import { CopyButton } from './CopyButton.tsx'

/** An account or contract: its name where it has one, its ends otherwise, the whole for the clipboard. */
export function AddressText({
  address,
  copy = true,
  named = true,
}: {
  readonly address: string
  readonly copy?: boolean
  readonly named?: boolean
}) {
  const name = useNameOf(address)
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap" title={address}>
      {named && name !== undefined ? (
        <>
          {name} <span className="font-mono text-[0.8125em] text-ink-3">{shortHex(address, 3)}</span>
        </>
      ) : (
        <span className="font-mono text-[0.9375em]">{shortHex(address)}</span>
      )}
      {copy && <CopyButton text={address} what="address" />}
    </span>
  )
}
