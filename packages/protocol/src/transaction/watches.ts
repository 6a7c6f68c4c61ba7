import { type Address, erc20Abi } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { navAbi } from '../generated/navAbi.ts'
import { poolAbi } from '../generated/poolAbi.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import type { Token } from '../read/readToken.ts'
import { type Watch, watchView } from './watch.ts'

/** What a holder has of a token. */
export function balanceWatch(token: Token, holder: Address, whose: string): Watch {
  const { address, symbol, decimals } = token
  return watchView({
    label: `${symbol} ${whose}`,
    unit: symbol,
    decimals,
    address,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [holder],
  })
}

/** Shares in existence. */
export function supplyWatch(token: Token): Watch {
  const { address, symbol, decimals } = token
  return watchView({
    label: `${symbol} in all`,
    unit: symbol,
    decimals,
    address,
    abi: erc20Abi,
    functionName: 'totalSupply',
  })
}

/** Price of a share: cash units a share unit, 1e-18. */
export function priceWatch(context: Context, share: Token, cash: Token): Watch {
  return watchView({
    label: `Price of ${share.symbol}`,
    unit: `${cash.symbol} a share`,
    decimals: 18,
    address: addressOf(context, 'Nav'),
    abi: navAbi,
    functionName: 'price',
    args: [share.address],
  })
}

/** Income of a share that a holder may claim. */
export function claimableWatch(share: Token, cash: Token, holder: Address): Watch {
  return watchView({
    label: `Income of ${share.symbol} to claim`,
    unit: cash.symbol,
    decimals: cash.decimals,
    address: share.address,
    abi: shareAbi,
    functionName: 'claimable',
    args: [holder],
  })
}

/** Net value of a pool's portfolio. */
export function valueWatch(context: Context, pool: Address, cash: Token): Watch {
  return watchView({
    label: 'Net value of the portfolio',
    unit: cash.symbol,
    decimals: cash.decimals,
    address: addressOf(context, 'Nav'),
    abi: navAbi,
    functionName: 'valueOf',
    args: [pool],
    pick: (result) => (result as readonly [bigint, bigint])[0],
  })
}

/** Cash that a party may withdraw from a pool. */
export function creditWatch(pool: Address, cash: Token, party: Address, whose: string): Watch {
  return watchView({
    label: `Credit ${whose} in the pool`,
    unit: cash.symbol,
    decimals: cash.decimals,
    address: pool,
    abi: poolAbi,
    functionName: 'creditOf',
    args: [party],
  })
}
