import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Answered } from '../Answered.tsx'
import { LossCard } from './LossCard.tsx'
import type { Inputs } from './useInputs.ts'
import { VintageCard } from './VintageCard.tsx'

/** What can go wrong, and what did. */
export function RiskCards({ pool, inputs }: { readonly pool: Pool; readonly inputs: Inputs }) {
  const answer = useAnswer(routes.risk, { params: { pool: pool.pool } })
  return (
    <Answered answer={answer} what="the risk of the loans" lines={8}>
      {(risk) =>
        risk === null ? null : (
          <>
            <LossCard pool={pool} inputs={inputs} groups={risk.groups} />
            <VintageCard vintages={risk.vintages} pool={pool} />
          </>
        )
      }
    </Answered>
  )
}
