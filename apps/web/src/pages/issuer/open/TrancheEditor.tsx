import type { OpeningPreview } from '@specie/api'
import { Slider } from 'radix-ui'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { Hint } from '../../../components/Hint.tsx'
import { Money } from '../../../components/Money.tsx'
import type { Unit } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { trancheColour } from './CapitalPicture.tsx'
import { type TrancheTerms, trancheLayers } from './capitalStructure.ts'
import { PercentField } from './PercentField.tsx'
import { CORRELATION } from './trancheLosses.ts'

/** One tranche: its size by slider and number, its rate, its test, and what follows from them. */
export function TrancheEditor({
  tranche,
  tranches,
  index,
  preview,
  loss,
  unit,
  onResize,
  onChange,
}: {
  readonly tranche: TrancheTerms
  readonly tranches: readonly TrancheTerms[]
  readonly index: number
  readonly preview: OpeningPreview['tranches'][number] | undefined
  /** Expected loss, of the tranche. */
  readonly loss: number | undefined
  readonly unit: Unit | undefined
  readonly onResize: (share: number) => void
  readonly onChange: (part: Partial<TrancheTerms>) => void
}) {
  const residual = index === tranches.length - 1
  const colour = trancheColour(index, tranches.length)
  return (
    <section
      aria-label={`Tranche ${tranche.name}`}
      className="overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      <div aria-hidden="true" className="h-1" style={{ background: colour }} />
      <div className="grid gap-5 p-5">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
          <Field label="Name" value={tranche.name} maxLength={20} onChange={(name) => onChange({ name })} />
          <Field
            label="Short name"
            value={tranche.symbol}
            maxLength={11}
            spellCheck={false}
            onChange={(symbol) => onChange({ symbol: symbol.toUpperCase() })}
          />
        </div>
        <Size tranche={tranche} colour={colour} onResize={onResize} />
        {!residual && (
          <div className="grid gap-4 sm:grid-cols-2">
            <PercentField
              label="Rate a year"
              value={tranche.coupon}
              onChange={(coupon) => onChange({ coupon })}
              hint="Fixed, on what investors of this tranche have put in and not got back."
            />
            <PercentField
              label="Least coverage"
              value={tranche.ratio}
              most={4}
              digits={0}
              onChange={(ratio) => onChange({ ratio })}
              hint="If the portfolio is worth less than this part of the tranche and those above, cash for the last tranche is held back. 0: no test."
            />
          </div>
        )}
        <Checkbox
          label="Pay income out every month"
          hint={
            tranche.distributing
              ? 'Holders get cash as it comes in.'
              : 'Cash stays in the pool and the price of the share rises.'
          }
          checked={tranche.distributing}
          onChange={(distributing) => onChange({ distributing })}
        />
        <Outcome tranches={tranches} index={index} preview={preview} loss={loss} unit={unit} />
      </div>
    </section>
  )
}

function Size({
  tranche,
  colour,
  onResize,
}: {
  readonly tranche: TrancheTerms
  readonly colour: string
  readonly onResize: (share: number) => void
}) {
  return (
    <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
      <div>
        <p className="mb-2 font-medium text-[0.8125rem]">Size</p>
        <Slider.Root
          className="relative flex h-9 touch-none select-none items-center"
          min={1}
          max={100}
          step={1}
          value={[Math.round(tranche.share * 100)]}
          onValueChange={([size = 1]) => onResize(size / 100)}
        >
          <Slider.Track className="relative h-1.5 grow rounded-full bg-sunken">
            <Slider.Range className="absolute h-full rounded-full" style={{ background: colour }} />
          </Slider.Track>
          <Slider.Thumb
            aria-label={`Size of ${tranche.name} in per cent of the value`}
            className="block size-5 rounded-full border-2 bg-surface shadow-card"
            style={{ borderColor: colour }}
          />
        </Slider.Root>
      </div>
      <PercentField
        label={`Size of ${tranche.name}`}
        hideLabel
        value={tranche.share}
        digits={1}
        onChange={onResize}
      />
    </div>
  )
}

function Outcome({
  tranches,
  index,
  preview,
  loss,
  unit,
}: {
  readonly tranches: readonly TrancheTerms[]
  readonly index: number
  readonly preview: OpeningPreview['tranches'][number] | undefined
  /** Expected loss, of the tranche. */
  readonly loss: number | undefined
  readonly unit: Unit | undefined
}) {
  const layer = trancheLayers(tranches)[index]!
  const residual = index === tranches.length - 1
  const figures = [
    {
      label: 'Up to',
      hint: 'Most that investors can put into this tranche.',
      value:
        preview === undefined || unit === undefined ? (
          '…'
        ) : (
          <Money amount={preview.maximum} token={unit} digits={0} />
        ),
    },
    {
      label: residual ? 'Lost at' : 'Losses from',
      hint: residual
        ? 'When the portfolio has lost this part of its value, nothing is left of this tranche.'
        : 'So much of the portfolio has to be lost before this tranche loses anything.',
      value: formatPercent(residual ? layer.exhausts : layer.attaches, 0),
    },
    {
      label: 'Coverage at the start',
      hint: 'Value of the portfolio over this tranche and those above it.',
      value: preview === undefined ? '…' : formatPercent(preview.coverage, 0),
    },
    {
      label: 'Expected loss',
      hint: `Of this tranche, over the life of the loans, below par. Estimated with a one-factor model: fates of loans hang together with a correlation of ${formatPercent(CORRELATION, 0)}.`,
      value: loss === undefined ? '…' : formatPercent(loss, loss > 0 && loss < 0.001 ? 4 : 2),
    },
  ]
  return (
    <dl className="grid grid-cols-2 gap-3 rounded-lg bg-sunken px-4 py-3 sm:grid-cols-4">
      {figures.map(({ label, hint, value }) => (
        <div key={label}>
          <dt className="flex items-center gap-1 text-[0.8125rem] text-ink-2">
            {label} <Hint about={label}>{hint}</Hint>
          </dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
