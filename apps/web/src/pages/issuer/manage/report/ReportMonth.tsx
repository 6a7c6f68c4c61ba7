import type { Pool } from '@specie/api'
import { Card } from '../../../../components/Card.tsx'
import { useAccount } from '../../../../wallet/useAccount.ts'
import { PersonaButton } from '../../PersonaButton.tsx'
import { SignedInOnly } from '../../SignedInOnly.tsx'
import { MonthForm } from './MonthForm.tsx'

/** The servicer's month: what became of the loans, what comes in, and what the pool is worth after it. */
export function ReportMonth({ pool }: { readonly pool: Pool }) {
  const { address } = useAccount()
  const mine = address?.toLowerCase() === pool.servicer.toLowerCase()
  if (!mine) {
    return (
      <Card
        title="Report a month"
        hint="The servicer reports what borrowers paid and pays it in; the servicer agent does it by itself when a month is over."
      >
        <div className="flex flex-wrap items-center gap-3">
          <PersonaButton name={pool.servicer} size="small" />
          <span className="text-[0.8125rem] text-ink-3">Only the servicer can report.</span>
        </div>
      </Card>
    )
  }
  return (
    <Card
      title={`Report month ${pool.period + 1}`}
      hint="Say what went differently than agreed. For all other loans the agreed payment counts as made, and you pay it in."
    >
      <SignedInOnly
        persona="servicer"
        why="Loans and borrowers are shown to issuer, servicer and valuer alone."
      >
        <MonthForm pool={pool} />
      </SignedInOnly>
    </Card>
  )
}
