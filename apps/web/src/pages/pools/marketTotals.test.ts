import type { PoolSummary } from '@specie/api'
import { describe, expect, it } from 'vitest'
import { marketTotals } from './marketTotals.ts'

const pool = (cash: string, state: string, value: string | null, room: string) =>
  ({
    cash: { address: cash, symbol: cash, name: cash, decimals: 6 },
    state,
    value,
    room,
    tranches: [{ distributed: '7' }, { distributed: '1' }],
  }) as unknown as PoolSummary

describe('totals of the market', () => {
  it('add up by cash token and count room only where something can be bought', () => {
    const totals = marketTotals([
      pool('0xA', 'raising', '100', '50'),
      pool('0xa', 'closed', null, '999'),
      pool('0xB', 'active', '300', '0'),
    ])
    expect(totals.map(({ cash, value, room }) => [cash.address.toLowerCase(), value, room])).toEqual([
      ['0xb', 300n, 0n],
      ['0xa', 100n, 50n],
    ])
    expect(totals[1]).toMatchObject({ distributed: 16n, raising: 1, active: 0 })
  })
})
