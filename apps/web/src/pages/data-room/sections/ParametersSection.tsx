import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { DateText } from '../../../components/DateText.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { formatPercent } from '../../../format/rates.ts'
import { Assumptions } from './Assumptions.tsx'

const FORMULAS = [
  {
    name: 'Value',
    text: 'Each month’s cash, times the chance that the loan has not defaulted by then, plus what a default in that month brings back; discounted month by month with the yield curve of the day and a spread for the segment’s risk.',
    formula: 'V = Σ (cash · survival + recovery) · e^(−(forward + spread) · t)',
  },
  {
    name: 'Between reports',
    text: 'The value grows with the loans’ own yield until the reported month ends. A month that nobody reports is written down to nothing over 90 days.',
    formula: 'V(t) = V · e^(r · t)',
  },
  {
    name: 'Two ends of one interval',
    text: 'Exits count with the lower of the accepted and the newest value, less losses stated and gains that have not vested; entries with the higher one. So nobody gains by coming or going in time.',
    formula: 'net = min(accepted, newest) − losses − unvested;  gross = max(accepted, newest)',
  },
  {
    name: 'Tranches',
    text: 'The value fills the claims one after another: principal and interest due of the first tranche, then of the next. What remains belongs to the last.',
    formula: 'tranche = min(claim, what is left)',
  },
  {
    name: 'Price of a share',
    text: 'A tranche’s part of the value, divided by its shares.',
    formula: 'bid = net part / shares;  ask = gross part / shares',
  },
  {
    name: 'What a sale gets',
    text: 'The bid less a fee that rises with the square of how much the desk has bought of the share lately; its room grows back evenly.',
    formula: 'fee = ∫ (base + slope · use²) d use',
  },
] as const

/** The terms that the contract enforces, the assumptions of the last report, and each formula in words. */
export function ParametersSection({ pool }: { readonly pool: Pool }) {
  const inputs = useAnswer(routes.recomputation, { params: { pool: pool.pool } })
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-6 xl:grid-cols-2">
        <Card title="Terms that the contract enforces">
          <KeyValue
            rows={[
              {
                label: 'Servicing fee',
                hint: 'Of the balance, a year; paid before anybody else.',
                value: <Percent value={pool.feeRate} />,
              },
              ...pool.tranches.map((tranche) => ({
                label: `${tranche.share.symbol}`,
                value: [
                  tranche.coupon === 0 ? 'keeps what remains' : `${formatPercent(tranche.coupon)} a year`,
                  tranche.coverageRatio === 0
                    ? undefined
                    : `coverage test ${tranche.coverageRatio.toFixed(2)}×`,
                  tranche.distributing ? 'pays income out' : 'income raises its price',
                ]
                  .filter(Boolean)
                  .join(', '),
              })),
              {
                label: 'Least raised',
                value: <Money amount={pool.minimumRaise} token={pool.cash} digits={0} />,
              },
              { label: 'Raise ended or ends', value: <DateText date={pool.raiseEnds} /> },
              {
                label: 'Yield curve from',
                value:
                  pool.curveFeed.startsWith('0x') && pool.curveFeed.length === 66 ? (
                    <HashText hash={pool.curveFeed} />
                  ) : (
                    pool.curveFeed
                  ),
              },
              {
                label: 'Hazards shifted by',
                hint: 'A feed that raises or lowers all default intensities with the market.',
                value: pool.hazardFeed ?? 'no feed',
              },
              {
                label: 'Root of the tape',
                hint: 'One hash over all loans; any loan can be shown to be in it.',
                value: <HashText hash={pool.tapeRoot} />,
              },
              ...(pool.ladderHash === null
                ? []
                : [{ label: 'Hash of the cash by month', value: <HashText hash={pool.ladderHash} /> }]),
            ]}
          />
        </Card>
        <Assumptions assumptions={inputs.data?.data?.assumptions} />
      </div>
      <Card
        title="How every figure is computed"
        hint="The contracts compute these with whole numbers; every rounding is against who moves."
      >
        <dl className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
          {FORMULAS.map(({ name, text, formula }) => (
            <div key={name}>
              <dt className="font-medium">{name}</dt>
              <dd className="mt-0.5 text-[0.8125rem] text-ink-2">{text}</dd>
              <dd className="mt-1.5 overflow-x-auto rounded-md bg-sunken px-3 py-1.5 font-mono text-xs">
                {formula}
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-5 text-[0.8125rem] text-ink-3">
          The handbook works a value out with a pocket calculator, from three loans to the tranches:
          docs/check-a-value.md.
        </p>
      </Card>
    </div>
  )
}
