import type { Field } from '../model/Field.ts'

/** Texts that lenders use for the values of a field, as patterns; a guess copies those found in the sample. */
export const dictionaries: Partial<Readonly<Record<Field, readonly (readonly [RegExp, string])[]>>> = {
  status: [
    [/^(fully paid|paid in full|p ?i ?f|paid off|paid|closed|settled|redeemed|repaid)$/, 'repaid'],
    [/^(recovered|recovery closed|liquidated)$/, 'recovered'],
    [
      /(charged? ?off|chgoff|written off|write.?off|default|npl|non.?performing|terminated|bad debt)/,
      'defaulted',
    ],
    [/(late|arrears|delinquent|past due|overdue|grace|watch ?list|\d+ ?-? ?\d* ?dpd)/, 'late'],
    [
      /^(current|performing|active|ok|open|live|in good standing|regular|good|issued|normal|up to date)$/,
      'current',
    ],
  ],
  kind: [
    [/(interest.?only|io\b|balloon)/, 'interest-only'],
    [/(bullet|at maturity|zero coupon)/, 'bullet'],
    [/(annuity|level|amorti[sz]ing|french|instal?lment|linear)/, 'level-pay'],
    [/(invoice|receivable|trade)/, 'receivable'],
    [/(custom|irregular|schedule)/, 'custom'],
  ],
  frequency: [
    [/^(m|monthly|month|1m|12)$/, '1'],
    [/^(q|quarterly|quarter|3m|4)$/, '3'],
    [/^(s|sa|semi.?annual(ly)?|half.?yearly|6m)$/, '6'],
    [/^(a|y|annual(ly)?|yearly|12m)$/, '12'],
  ],
  dayCount: [
    [/^(30\/360|bond|bond basis|30u\/360|30\/360 us)$/, '30/360'],
    [/^(30e\/360|eurobond|30\/360e|30\/360 eu)$/, '30E/360'],
    [/^(act(ual)?\/360|a\/360)$/, 'ACT/360'],
    [/^(act(ual)?\/365( ?\(?fixed\)?|f)?|a\/365f?)$/, 'ACT/365F'],
    [/^(act(ual)?\/act(ual)?|a\/a)( isda)?$/, 'ACT/ACT'],
  ],
}

/** The canonical value that a text most likely means, or undefined. */
export function likelyValue(field: Field, text: string): string | undefined {
  const folded = text.trim().toLowerCase()
  return dictionaries[field]?.find(([pattern]) => pattern.test(folded))?.[1]
}
