import { expect, test } from 'vitest'
import { formatMapping, guessMapping, parseMapping, presetFor, presets } from '../src/index.ts'

test('every preset survives being saved and loaded', () => {
  for (const preset of presets) {
    const text = formatMapping(preset)
    expect(parseMapping(text)).toEqual(preset)
    expect(formatMapping(parseMapping(text))).toBe(text)
  }
})

test('all that is wrong with a mapping is said at once', () => {
  const text = JSON.stringify({
    columns: [
      { field: 'idd', column: 'Loan' },
      { field: 'rate', column: '', scale: 'permille' },
      { field: 'balance', column: 'Open', decimal: ';', format: 'x' },
      { field: 'balance', column: 'Open 2', dateFormats: [] },
    ],
    assumptions: [{ field: 'currency', value: 'EUR' }],
    colour: 'red',
  })
  let failure: unknown
  try {
    parseMapping(text)
  } catch (error) {
    failure = error
  }
  expect(failure).toMatchObject({
    code: 'tape.mapping',
    problems: [
      'it has no name',
      'columns[0] names no canonical field',
      'columns[1] names no column',
      'columns[1].scale is none of fraction, percent, basisPoints, units, cents, thousands, millions',
      'columns[2].decimal is neither "." nor ","',
      '"format" is no part of columns[2]',
      'columns[3].dateFormats is no list of patterns',
      'two columns fill the field balance',
      'assumptions[0] needs a value and a reason, both as text',
      '"colour" is no part of a mapping',
    ],
  })
  expect(() => parseMapping('not json')).toThrow(/not JSON/)
  expect(() => parseMapping('[]')).toThrow(/not a JSON object/)
})

test('a preset is chosen when a file has all its columns', () => {
  const lendingClub = presets.find(({ name }) => name === 'lendingclub-2015')!
  const headings = [...lendingClub.columns.map(({ column }) => column), 'other']
  expect(presetFor(headings)?.name).toBe('lendingclub-2015')
  expect(presetFor(headings.slice(1))).toBeUndefined()
  const guess = guessMapping(headings)
  expect(guess).toMatchObject({
    mapping: { name: 'lendingclub-2015' },
    unusedColumns: ['other'],
    missing: [],
  })
})

test('a German tape is guessed with its decimal comma, dates and statuses', () => {
  const headings = [
    'Kreditnummer',
    'Kunde',
    'Währung',
    'Auszahlungsdatum',
    'Fälligkeit',
    'Kreditbetrag',
    'Restschuld',
    'Zinssatz',
    'Status',
    'Filiale',
  ]
  const sample = [
    [
      '1',
      'M. Müller',
      'EUR',
      '31.01.2024',
      '31.01.2027',
      '12.000,00',
      '9.000,50',
      '8,25 %',
      'Active',
      'Kiel',
    ],
    ['2', 'S. Meier', 'EUR', '15.02.2024', '15.02.2027', '1.500,00', '900,00', '7,5 %', 'Overdue', 'Köln'],
  ]
  const { mapping, missing, unusedColumns, fields } = guessMapping(headings, sample)
  const column = (field: string) => mapping.columns.find((candidate) => candidate.field === field)
  expect(unusedColumns).toEqual(['Filiale'])
  expect(missing).toEqual([])
  expect(column('id')).toEqual({ field: 'id', column: 'Kreditnummer' })
  expect(column('originationDate')).toMatchObject({ column: 'Auszahlungsdatum', dateFormats: ['d.m.yyyy'] })
  expect(column('balance')).toEqual({ field: 'balance', column: 'Restschuld', decimal: ',' })
  expect(column('rate')).toEqual({ field: 'rate', column: 'Zinssatz', decimal: ',', scale: 'percent' })
  expect(column('status')).toMatchObject({ values: { Active: 'current', Overdue: 'late' } })
  expect(fields.every(({ confidence, why }) => confidence > 0.5 && why !== '')).toBe(true)
  expect(mapping.assumptions?.map(({ field, value }) => [field, value])).toEqual(
    [
      ['frequency', '1'],
      ['kind', 'level-pay'],
      ['dayCount', '30/360'],
    ].sort(
      (left, right) =>
        ['kind', 'frequency', 'dayCount'].indexOf(left[0]!) -
        ['kind', 'frequency', 'dayCount'].indexOf(right[0]!),
    ),
  )
})

test('dates that can be read in two ways are pointed out', () => {
  const { fields } = guessMapping(
    ['Loan ID', 'Start date'],
    [
      ['1', '3/4/2024'],
      ['2', '5/6/2024'],
    ],
  )
  expect(fields.find(({ field }) => field === 'originationDate')?.why).toMatch(/m\/d\/yyyy and d\/m\/yyyy/)
  const sure = guessMapping(
    ['Loan ID', 'Start date'],
    [
      ['1', '13/4/2024'],
      ['2', '5/6/2024'],
    ],
  )
  expect(sure.mapping.columns[1]).toMatchObject({ dateFormats: ['d/m/yyyy'] })
})

test('what nothing fills is said', () => {
  expect(guessMapping(['Loan ID', 'Colour'], [['1', 'red']]).missing).toEqual([
    'no column and no assumption fills currency',
    'no column and no assumption fills originationDate',
    'no column and no assumption fills originalBalance or balance',
    'no column and no assumption fills maturityDate or termMonths or schedule',
    'no column and no assumption fills rate',
  ])
})
