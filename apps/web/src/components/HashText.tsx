import { shortHex } from '../format/address.ts'
import { CopyButton } from './CopyButton.tsx'
import { Link } from './Link.tsx'

/** A hash: its ends, the whole for the clipboard; a transaction's leads to what became of it. */
export function HashText({
  hash,
  transaction = false,
  copy = true,
}: {
  readonly hash: string
  readonly transaction?: boolean
  readonly copy?: boolean
}) {
  const text = <span className="font-mono text-[0.9375em]">{shortHex(hash)}</span>
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap" title={hash}>
      {transaction ? <Link to={`/transactions/${hash}`}>{text}</Link> : text}
      {copy && <CopyButton text={hash} what="hash" />}
    </span>
  )
}
