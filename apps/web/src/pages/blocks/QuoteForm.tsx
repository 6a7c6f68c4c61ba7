import { type BlockRequest, routes } from '@specie/api'
import { formatAmount, parseAmount } from '@specie/units'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../api/ask.ts'
import { Button } from '../../components/Button.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { formatMoney } from '../../format/money.ts'
import { formatPrice } from '../../format/price.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'
import { AmountField } from '../pool/actions/AmountField.tsx'
import { readAmount } from '../pool/actions/readAmount.ts'
import { signQuote } from './signQuote.ts'

/** Answering a request with a signed quote. */
export function QuoteForm({
  request,
  bid,
}: {
  readonly request: BlockRequest
  readonly bid: string | undefined
}) {
  const { share, cash, side } = request
  const client = useSpecieClient()
  const queries = useQueryClient()
  const transaction = useTransaction()
  const [text, setText] = useState(formatAmount(BigInt(request.shares), share.decimals))
  const [priceText, setPrice] = useState('')
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false })
  const { amount, error } = readAmount(
    text,
    share.decimals,
    BigInt(request.shares),
    `${formatMoney(request.shares, share)} are asked for.`,
  )
  const price = readPrice(priceText, share.decimals, cash.decimals)
  const quote = async () => {
    setState({ busy: true })
    try {
      const body = await signQuote(await client(), request, amount!, price!)
      await ask(routes.quoteBlock, { params: { id: request.id }, body })
      setState({ busy: false })
      await queries.invalidateQueries({ queryKey: ['api', 'blocks'] })
    } catch (failure) {
      setState({ busy: false, error: failure })
    }
  }
  const comesTo = amount === undefined || price === undefined ? undefined : (amount * price) / 10n ** 18n
  const back = () =>
    transaction.start({
      title:
        side === 'sell'
          ? `Back quotes with up to ${formatMoney(comesTo!, cash)}`
          : `Back quotes with up to ${formatMoney(amount!, share)}`,
      prepare: (specie) =>
        specie.block.back(
          share.address,
          side === 'sell' ? 'cash' : 'shares',
          side === 'sell' ? comesTo! + 1n : amount!,
        ),
    })
  return (
    <div className="flex flex-col gap-4 border-line border-t pt-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField
          label={side === 'sell' ? 'You buy up to' : 'You sell up to'}
          token={share}
          value={text}
          onChange={setText}
          error={error}
        />
        <Field
          label="At"
          inputMode="decimal"
          placeholder="0.0000"
          value={priceText}
          onChange={setPrice}
          unit={cash.symbol}
          hint={
            bid === undefined ? 'for one share' : `for one share; the bid is ${formatPrice(bid, share, cash)}`
          }
          error={priceText !== '' && price === undefined ? 'Enter a price like 0.9950.' : undefined}
        />
      </div>
      {state.error !== undefined && (
        <Notice kind="bad" title="The quote was not taken">
          {sentenceOf(state.error).message}. {sentenceOf(state.error).remedy}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          disabled={amount === undefined || price === undefined}
          busy={state.busy}
          onClick={() => void quote()}
        >
          Sign the quote
        </Button>
        <Button disabled={comesTo === undefined} onClick={back}>
          Back it
        </Button>
      </div>
      <p className="text-[0.8125rem] text-ink-3">
        A quote is a firm promise until the request closes: only the one who asks can use it. It needs
        backing: the contract may then take {side === 'sell' ? cash.symbol : share.symbol} when the quote is
        used.
      </p>
    </div>
  )
}

/** Cash units a share unit, WAD; undefined where it is no price. */
function readPrice(text: string, shareDecimals: number, cashDecimals: number): bigint | undefined {
  try {
    const price = parseAmount(text, 18)
    return price <= 0n ? undefined : (price * 10n ** BigInt(cashDecimals)) / 10n ** BigInt(shareDecimals)
  } catch {
    return undefined
  }
}
