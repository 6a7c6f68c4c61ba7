import { z } from 'zod'

/** Checksummed or lower-case account address. */
export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'an address: 0x and 40 hexadecimal digits')
  .transform((text) => text as `0x${string}`)
  .meta({ description: 'Account or contract address', example: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266' })

/** 32 bytes: block, transaction, document or ladder hash. */
export const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/, 'a hash: 0x and 64 hexadecimal digits')
  .transform((text) => text as `0x${string}`)

/** Any bytes. */
export const bytes = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/, 'bytes: 0x and pairs of hexadecimal digits')
  .transform((text) => text as `0x${string}`)

/** Integer in the token's smallest unit, as a decimal string. The token's `decimals` come beside it. */
export const amount = z
  .string()
  .regex(/^-?\d+$/, 'a whole number of the smallest unit, as text')
  .meta({ description: "Integer in the token's smallest unit", example: '1250000000' })

/** Seconds since 1970 UTC, by the chain's clock. */
export const seconds = z.number().int().min(0).meta({ description: 'Unix seconds', example: 1767225600 })

/** Calendar date, ISO 8601. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD')
  .meta({ example: '2026-01-01' })

/** Decimal fraction: 0.05 is five per cent. For display and terms, never for cash. */
export const fraction = z.number().meta({ description: 'Decimal fraction, 0.05 is 5 %' })

/** An ERC-20 token: what amounts beside it are counted in. */
export const token = z.object({
  address,
  symbol: z.string(),
  name: z.string(),
  decimals: z.number().int(),
})

export type Token = z.infer<typeof token>
