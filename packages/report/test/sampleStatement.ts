import type { Statement } from '../src/index.ts'

const hash = (digit: string) => `0x${digit.repeat(64)}`
const SENIOR = '0x1111111111111111111111111111111111111111'
const JUNIOR = '0x2222222222222222222222222222222222222222'
const POOL = '0x3333333333333333333333333333333333333333'
const DAY = 86_400
/** 2 January 2026. */
const BEGIN = Date.UTC(2026, 0, 2) / 1000

const share = (address: string, symbol: string) => ({
  address,
  symbol,
  decimals: 6,
  pool: { address: POOL, name: 'Małe pożyczki 2026-1' },
  currency: 'LUSD',
  currencyDecimals: 6,
})

/** A statement that adds up: one share bought, income, one sale, and a share that was received. */
export const sampleStatement: Statement = {
  holder: { address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', name: 'Ada Investor' },
  chain: { id: 31337, name: 'local chain' },
  period: { from: '2026-01-02', to: '2026-06-30' },
  createdAt: BEGIN + 181 * DAY,
  start: { number: 12n, hash: hash('a'), timestamp: BEGIN },
  end: { number: 412n, hash: hash('b'), timestamp: BEGIN + 179 * DAY + 3_600 },
  shares: [share(SENIOR, 'SNR'), share(JUNIOR, 'JNR')],
  holdings: [
    {
      share: SENIOR,
      start: { units: 0n, price: null, unclaimed: 0n },
      end: { units: 1_900_000_000_000n, price: 999_876_543_210_987_654n, unclaimed: 1_234_567n },
    },
    {
      share: JUNIOR,
      start: { units: 5_000_000n, price: 10n ** 18n, unclaimed: 0n },
      end: { units: 80_000_000_000n, price: 1_043_210_000_000_000_000n, unclaimed: 0n },
    },
  ],
  income: [1, 2, 3, 4, 5].map((month) => ({
    share: SENIOR,
    time: BEGIN + month * 30 * DAY,
    amount: 8_333_333_333n + BigInt(month),
    block: 100n + BigInt(month) * 50n,
    transaction: hash(String(month)),
  })),
  transactions: [
    {
      share: SENIOR,
      kind: 'invested',
      time: BEGIN + DAY,
      units: 2_000_000_000_000n,
      price: null,
      cash: -2_000_000_000_000n,
      fee: 0n,
      block: 40n,
      transaction: hash('c'),
    },
    {
      share: JUNIOR,
      kind: 'received',
      time: BEGIN + 60 * DAY,
      units: 79_995_000_000n,
      price: 1_020_000_000_000_000_000n,
      cash: null,
      fee: 0n,
      block: 180n,
      transaction: hash('d'),
    },
    {
      share: SENIOR,
      kind: 'sold',
      time: BEGIN + 150 * DAY,
      units: -100_000_000_000n,
      price: 999_500_000_000_000_000n,
      cash: 99_450_000_000n,
      fee: 500_000_000n,
      block: 350n,
      transaction: hash('e'),
    },
  ],
  prices: [SENIOR, JUNIOR].map((address, n) => ({
    share: address,
    points: [0, 1, 2, 3, 4, 5, 6].map((month) => ({
      time: BEGIN + month * 29 * DAY,
      block: 20n + BigInt(month) * 60n,
      price: 10n ** 18n + BigInt(month * month - 3 * month * n) * 1_234_567_890_123_456n,
    })),
  })),
  bases: [
    {
      pool: POOL,
      block: { number: 412n, hash: hash('b'), timestamp: BEGIN + 179 * DAY + 3_600 },
      cutOffDate: '2026-06-02',
      revision: 6n,
      valuedAt: BEGIN + 170 * DAY,
      valueAtCutOff: 9_123_456_789_012n,
      netValue: 9_150_000_123_456n,
      grossValue: 9_160_000_123_456n,
      curve: {
        date: '2026-06-30',
        forwards: [361_200, 358_000, 351_000, 349_500, 360_100, 385_000, 410_000, 432_000, 470_000, 455_000],
      },
      ladderHash: hash('7'),
      tapeRoot: hash('8'),
      tranches: [
        {
          symbol: 'SNR',
          value: 6_499_197_530_871n,
          supply: 6_500_000_000_000n,
          price: 999_876_543_210_987_654n,
        },
        {
          symbol: 'JNR',
          value: 2_086_420_000_000n,
          supply: 2_000_000_000_000n,
          price: 1_043_210_000_000_000_000n,
        },
      ],
    },
  ],
}
