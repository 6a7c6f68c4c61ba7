import { routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Answered } from '../../pool/Answered.tsx'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { ResultCard } from '../../worth/ResultCard.tsx'

/** What lending to the reserve brought a wallet, against its hurdle. Nothing for who never lent. */
export function OwnResult({ wallet }: { readonly wallet: `0x${string}` }) {
  const answer = useAnswer(routes.reserveProvider, { params: { wallet } })
  return (
    <Answered answer={answer} what="what lending brought">
      {(result, asOf) =>
        result !== null && <ResultCard result={result} title="Is it worth it?" source={ledgerSource(asOf)} />
      }
    </Answered>
  )
}
