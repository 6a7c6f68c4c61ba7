import { abis } from '@specie/protocol'
import { encodeErrorResult, RpcRequestError } from 'viem'
import { expect, test } from 'vitest'
import { ApiProblem } from '../api/problem.ts'
import { explainIn } from './explainIn.ts'
import { failureOf } from './failure.ts'

const WHO = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const LUSD = { symbol: 'LUSD', decimals: 6 }

/** What a node answers when the servicer's bond is more than the servicer has. */
const refusal = new RpcRequestError({
  body: {},
  url: 'http://127.0.0.1',
  error: {
    code: 3,
    message: 'execution reverted',
    data: encodeErrorResult({
      abi: abis.LocalDollar,
      errorName: 'ERC20InsufficientBalance',
      args: [WHO, 100_000_000_000n, 109_388_250_000n],
    }),
  } as never,
})

function explained(unit?: typeof LUSD) {
  try {
    return explainIn(refusal, 'Post the bond', unit)
  } catch (error) {
    return failureOf(error)
  }
}

test('a refusal writes its amounts in the token that the message is about', () => {
  expect(explained(LUSD).message).toBe(
    'Post the bond: the account has 100,000.00\u00a0LUSD and needs 109,388.25\u00a0LUSD',
  )
  expect(explained().message).toContain('109,388,250,000 units')
})

test('what an account lacks is kept as text, so that it survives a reload', () => {
  const failure = explained(LUSD)
  expect(failure.code).toBe('contract.ERC20InsufficientBalance')
  expect(JSON.parse(JSON.stringify(failure)).lacking).toEqual({ account: WHO, amount: '9388250000' })
})

test('failures of the server and of anything else keep their sentence', () => {
  const problem = new ApiProblem({
    status: 503,
    code: 'ledger.behind',
    detail: 'Too far behind',
    remedy: 'wait',
  })
  expect(failureOf(problem)).toEqual({ code: 'ledger.behind', message: 'Too far behind', remedy: 'wait' })
  expect(failureOf(new Error('User rejected the request')).code).toBe('account.rejected')
})
