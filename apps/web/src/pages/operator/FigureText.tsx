import { AddressText } from '../../components/AddressText.tsx'
import { shortHex } from '../../format/address.ts'
import { figureParts } from './figureParts.ts'

/** A figure's name or value for reading; `whole` shows long words in full, where their middle may tell them apart. */
export function FigureText({ text, whole = false }: { readonly text: string; readonly whole?: boolean }) {
  const parts = figureParts(text)
  if (parts.length === 0) return <span className="text-ink-3">none</span>
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      {parts.map(({ kind, text: part }, index) =>
        kind === 'address' && !whole ? (
          <AddressText key={index} address={part} copy={false} />
        ) : kind === 'text' ? (
          <span key={index}>{part}</span>
        ) : (
          <span key={index} title={part} className="break-all font-mono text-[0.9375em]">
            {whole ? part : shortHex(part)}
          </span>
        ),
      )}
    </span>
  )
}
