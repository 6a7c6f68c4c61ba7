import { grouped, money } from '../../frame/numbers.ts'
import { facts, wrap } from '../../frame/table.ts'
import { styled, type Terminal } from '../../frame/terminal.ts'
import { figureTable } from './figureTable.ts'
import type { PoolReport } from './valuePool.ts'

const GAP = 2
const TRANCHE_NOTE =
  'Value by claim; loss and its chance by the distribution; life and yield of the expected cash.'

/** A pool's value as a page of text that fits the terminal. */
export function describeValue(terminal: Terminal, report: PoolReport): string {
  const part = (title: string, text: string) => ['', styled(terminal, 'bold', title), text]
  const { correlation, loansTogether } = report.lossDistribution
  const merged = loansTogether === 1 ? '' : `, ${loansTogether} like loans taken as one`
  return [
    headFacts(terminal, report),
    ...part('Risk segments', segmentTable(terminal, report)),
    ...part('IFRS 9 stages', stageTable(terminal, report)),
    ...part(`Loss over the life, correlation ${correlation}${merged}`, lossFacts(terminal, report)),
    ...(report.tranches.length === 0
      ? []
      : part('Tranches', `${trancheTable(terminal, report)}\n${note(terminal, TRANCHE_NOTE)}`)),
    ...part('If the world were different', sensitivityTable(terminal, report)),
  ].join('\n')
}

function headFacts(terminal: Terminal, report: PoolReport): string {
  const { metrics, decimals, currency, balance, value } = report
  const amount = (units: bigint) => `${money(units, decimals)} ${currency}`
  const rounded = (units: number) => BigInt(Math.round(units))
  const ofBalance = (units: bigint) => `${amount(units)}, ${percent(Number(units) / Number(balance))}`
  return wrappedFacts(terminal, [
    ['cut-off', report.cutOffDate],
    ['curve of', report.curve.date],
    ['loans', grouped(String(report.loans))],
    ['balance', amount(balance)],
    ['value', `${ofBalance(value)} of the balance`],
    ['accrued interest', amount(report.accruedInterest)],
    ['clean value', ofBalance(report.cleanValue)],
    ['at the curve alone', ofBalance(report.valueAtCurve)],
    ['yield', `${percent(metrics.yield)} continuous, ${percent(Math.expm1(metrics.yield))} a year`],
    ['average life', `${metrics.averageLife.toFixed(3)} years`],
    ['duration', `${metrics.duration.toFixed(4)} years`],
    ['convexity', metrics.convexity.toFixed(4)],
    ['expected loss', ofBalance(rounded(metrics.expectedLoss))],
    ['  in 12 months', ofBalance(rounded(metrics.expectedLossTwelveMonths))],
  ])
}

function segmentTable(terminal: Terminal, { segments, decimals }: PoolReport): string {
  const rows = segments.map((segment) => [
    segment.name,
    grouped(String(segment.loans)),
    money(segment.balance, decimals),
    percent(segment.hazard / 1e9),
    percent(segment.recovery / 1e9, 0),
    percent(segment.spread / 1e9),
    percent(segment.prepayment / 1e9),
    money(segment.value, decimals),
    segment.averageLife.toFixed(2),
    percent(segment.lossShare),
  ])
  const right = ['loans', 'balance', 'hazard', 'recovery', 'spread', 'prepaid', 'value', 'life', 'loss']
  return figureTable(terminal, 'segment', right, rows)
}

function stageTable(terminal: Terminal, { stages, decimals }: PoolReport): string {
  const rows = stages.map(({ stage, loans, balance, expectedCreditLoss }) => [
    String(stage),
    grouped(String(loans)),
    money(balance, decimals),
    money(expectedCreditLoss, decimals),
    balance === 0n ? '' : percent(Number(expectedCreditLoss) / Number(balance)),
  ])
  const losses = figureTable(
    terminal,
    'stage',
    ['loans', 'balance', 'expected credit loss', 'coverage'],
    rows,
  )
  if (stages.every(({ stage, loans }) => stage === 1 || loans === 0)) return losses
  return `${losses}\n${note(terminal, 'The value takes late loans as performing; a report writes them down beside it.')}`
}

function lossFacts(
  terminal: Terminal,
  { lossDistribution, decimals, currency, balance }: PoolReport,
): string {
  const line = (label: string, loss: bigint) =>
    [label, `${money(loss, decimals)} ${currency}, ${percent(Number(loss) / Number(balance))}`] as const
  return wrappedFacts(terminal, [
    line('expected', lossDistribution.expectedLoss),
    ...lossDistribution.quantiles.map(({ confidence, loss }) =>
      line(`not above, ${percent(confidence, 1)}`, loss),
    ),
  ])
}

function trancheTable(terminal: Terminal, { tranches, decimals }: PoolReport): string {
  const rows = tranches.map((tranche) => [
    tranche.name,
    money(tranche.size, decimals),
    percent(Number(tranche.coupon) / 1e9),
    money(tranche.value, decimals),
    `${(100 * tranche.attachment).toFixed(1)}–${percent(tranche.detachment, 1)}`,
    tranche.expectedLoss === null ? '' : percent(tranche.expectedLoss, 4),
    percent(tranche.lossProbability, 2),
    tranche.averageLife === null ? '' : tranche.averageLife.toFixed(2),
    tranche.yield === null ? '' : percent(tranche.yield),
  ])
  const right = ['size', 'coupon', 'value', 'bears losses', 'loss', 'chance', 'life', 'yield']
  return figureTable(terminal, 'tranche', right, rows)
}

function note(terminal: Terminal, sentence: string): string {
  return styled(terminal, 'dim', wrap(sentence, terminal.columns))
}

function sensitivityTable(terminal: Terminal, report: PoolReport): string {
  const { decimals, value: now, tranches } = report
  const signed = (units: bigint) => `${units > 0n ? '+' : ''}${money(units, decimals)}`
  const rows = report.sensitivities.map(({ name, value, change, trancheChanges }) => [
    name,
    money(value, decimals),
    signed(change),
    now === 0n ? '' : percent(Number(change) / Number(now), 3),
    ...trancheChanges.map(signed),
  ])
  const right = ['value', 'change', 'of the value', ...tranches.map(({ name }) => name)]
  return figureTable(terminal, 'world', right, rows)
}

/** Labels and values, a value that is too long for the terminal on several lines. */
function wrappedFacts(terminal: Terminal, entries: readonly (readonly [string, string])[]): string {
  const room = terminal.columns - GAP - Math.max(...entries.map(([label]) => label.length))
  const lines = entries.flatMap(([label, value]) =>
    wrap(value, room)
      .split('\n')
      .map((line, n) => [n === 0 ? label : '', line] as const),
  )
  return facts(terminal, lines)
}

function percent(fraction: number, digits = 2): string {
  return `${(100 * fraction).toFixed(digits)} %`
}
