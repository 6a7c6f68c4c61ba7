import { routes, type Token } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { formatPrice } from '../../../format/price.ts'
import { Answered } from '../../pool/Answered.tsx'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { ResultCard } from '../../worth/ResultCard.tsx'

/** What a wallet's positions and quotes for a share have brought, each against its hurdle. */
export function OwnResults({
  wallet,
  share,
  cash,
}: {
  readonly wallet: `0x${string}`
  readonly share: Token
  readonly cash: Token
}) {
  const answer = useAnswer(routes.marketPositions, { params: { wallet } })
  return (
    <Answered answer={answer} what="what providing brought">
      {(results, asOf) =>
        results
          .filter((one) => one.share?.address.toLowerCase() === share.address.toLowerCase())
          .map((result) => (
            <ResultCard
              key={`${result.kind} ${result.range?.lower} ${result.range?.upper}`}
              result={result}
              title={
                result.range === null
                  ? 'Is your quote worth it?'
                  : `Is it worth it? ${formatPrice(result.range.lower, share, { ...cash, symbol: '' }).trim()} to ${formatPrice(result.range.upper, share, cash)}`
              }
              source={ledgerSource(asOf)}
            />
          ))
      }
    </Answered>
  )
}
