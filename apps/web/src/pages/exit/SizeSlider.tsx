import { formatMoney, type Unit } from '../../format/money.ts'

const STEPS = 1000n

/** How much of what there is, to be drawn; arrow keys move by a thousandth. */
export function SizeSlider({
  amount,
  most,
  share,
  onChange,
}: {
  readonly amount: bigint
  readonly most: bigint
  readonly share: Unit
  readonly onChange: (amount: bigint) => void
}) {
  const place = most === 0n ? 0n : (amount * STEPS) / most
  return (
    <div className="flex flex-col gap-1">
      <input
        type="range"
        aria-label="Size of the sale"
        aria-valuetext={formatMoney(amount, share)}
        min={0}
        max={Number(STEPS)}
        value={Number(place > STEPS ? STEPS : place)}
        onChange={({ target }) => onChange((most * BigInt(target.value)) / STEPS)}
        className="h-6 w-full cursor-pointer accent-(--accent)"
      />
      <div className="flex justify-between text-ink-3 text-xs" aria-hidden="true">
        <span>0</span>
        <span>{formatMoney(most, share, { digits: 0 })}</span>
      </div>
    </div>
  )
}
