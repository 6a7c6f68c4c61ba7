import type { OpeningPreview, OpeningTerms } from '@specie/api'
import { formatMoney, type Unit } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { countryName } from '../countryName.ts'
import { keptByIssuer, type TrancheLayer, trancheLayers } from './capitalStructure.ts'

/** One thing that is agreed by opening the pool, as a sentence under a heading. */
export interface AgreedTerm {
  readonly title: string
  readonly text: string
}

/** Unit of the preview's amounts. */
export function previewUnit({ currency, decimals }: OpeningPreview): Unit {
  return { symbol: currency, decimals }
}

/** Everything that is agreed, in words; money comes from the server's preview and is not computed again. */
export function termsWords(terms: OpeningTerms, preview: OpeningPreview): readonly AgreedTerm[] {
  const unit = previewUnit(preview)
  const money = (amount: bigint | string) => formatMoney(amount, unit, { digits: 0 })
  const value = BigInt(preview.value)
  const room = preview.tranches.reduce((sum, { maximum }) => sum + BigInt(maximum), 0n)
  const kept = keptByIssuer(terms.tranches)
  return [
    {
      title: 'What is sold',
      text: `Claims on a portfolio that owes ${money(preview.balance)} and is worth ${money(preview.value)} today, after expected losses of ${money(preview.expectedLoss)} and at the market’s rates.`,
    },
    ...trancheLayers(terms.tranches).map((layer, index) => ({
      title: layer.tranche.name,
      text: trancheWords(
        layer,
        money(preview.tranches[index]?.maximum ?? '0'),
        index === terms.tranches.length - 1,
      ),
    })),
    ...(kept > 0
      ? [
          {
            title: 'What you keep',
            text: `${formatPercent(kept, 0)} of the value is offered to nobody. You keep it, and it bears losses together with the last tranche.`,
          },
        ]
      : []),
    {
      title: 'The raise',
      text: `Investors can put in cash for ${terms.raiseDays} days from the signature. With less than ${money(part(room, terms.minimumShare))} everybody gets the money back. What nobody buys stays with you as shares of the last tranche.`,
    },
    {
      title: 'Servicing fee',
      text: `${formatPercent(terms.feeRate)} a year of the portfolio’s value, about ${money(part(value, terms.feeRate))} in the first year, is paid to the servicer ahead of all tranches.`,
    },
    {
      title: 'Late loans',
      text: `As soon as a loan is late its value falls: by at least ${formatPercent(terms.writeDown[0], 0)} from 30 days, ${formatPercent(terms.writeDown[1], 0)} from 60 days and ${formatPercent(terms.writeDown[2], 0)} from 90 days on.`,
    },
    {
      title: 'Bond of the servicer',
      text:
        terms.bondShare > 0
          ? `The servicer puts ${money(part(value, terms.bondShare))} at stake. Whoever proves that a loan was pledged twice is paid from it.`
          : 'The servicer puts nothing at stake. Investors may see that as a weakness.',
    },
    { title: 'Who may invest', text: countriesWords(terms.countries) },
  ]
}

/** One tranche: how much, at what rate, and how far down it stands. */
export function trancheWords(
  { tranche, attaches }: TrancheLayer,
  maximum: string,
  residual: boolean,
): string {
  const paid = tranche.distributing
    ? 'Its income is paid out every month.'
    : 'Its income stays in the pool and raises the price.'
  if (residual) {
    return `Up to ${maximum}. It gets what is left after everyone else, without a fixed rate, and bears the first losses. ${paid}`
  }
  const test =
    tranche.ratio > 0
      ? ` If the portfolio is worth less than ${formatPercent(tranche.ratio, 0)} of this tranche and those above it, cash that would go to the last tranche is held back.`
      : ''
  return `Up to ${maximum} at ${formatPercent(tranche.coupon)} a year. Losses reach it only after the tranches below have lost ${formatPercent(attaches, 0)} of the portfolio. ${paid}${test}`
}

function countriesWords(countries: readonly string[]): string {
  const who = 'verified investors whose identity was checked and who are on no sanctions list'
  if (countries.length === 0) return `Only ${who}, from every country.`
  const names = countries.map(countryName)
  const last = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
  return `Only ${who}, resident in ${last}.`
}

function part(of: bigint, share: number): bigint {
  return (of * BigInt(Math.round(share * 1e9))) / 1_000_000_000n
}
