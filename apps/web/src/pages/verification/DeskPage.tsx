import { type Application, routes } from '@specie/api'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { NoPermission } from '../../components/NoPermission.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { PersonaButton } from '../issuer/PersonaButton.tsx'
import { SignedInOnly } from '../issuer/SignedInOnly.tsx'
import { ApplicantCard } from './ApplicantCard.tsx'
import { VouchedTable } from './VouchedTable.tsx'
import { WalletDesk } from './WalletDesk.tsx'

/** Where the KYC issuer looks at applications and vouches for people. */
export function DeskPage() {
  const { wallet, roles, address } = useAccount()
  return (
    <>
      <PageHeader
        title="Applications"
        lead="Who asks to be verified, and for whom you vouch. What you sign is what the chain will know of a person."
        back={{ to: '/verify', label: 'Get verified' }}
      />
      <SignedInOnly persona="kycIssuer" why="Names of applicants are shown to the KYC issuer alone.">
        {address !== undefined && wallet === undefined ? (
          <SkeletonCard what="your role" />
        ) : roles.includes('kycIssuer') ? (
          <Desk />
        ) : (
          <NoPermission
            missing="Only a KYC issuer may look at applications"
            how="The registrar of this chain appoints KYC issuers (specie identity trust)."
            action={<PersonaButton name="kycIssuer" kind="primary" />}
          />
        )}
      </SignedInOnly>
    </>
  )
}

const TABS = ['waiting', 'vouched', 'refused', 'wallets'] as const
type Tab = (typeof TABS)[number]

function Desk() {
  const answer = useAnswer(routes.applications)
  const search = useSearch({ strict: false }) as { readonly tab?: string }
  const navigate = useNavigate()
  const tab = TABS.find((name) => name === search.tab) ?? 'waiting'
  const setTab = (next: Tab) =>
    void navigate({ to: '.', search: { tab: next } as never, replace: true, resetScroll: false })
  if (answer.isError) {
    return (
      <ErrorState
        error={answer.error}
        retry={() => void answer.refetch()}
        title="Applications cannot be shown"
      />
    )
  }
  if (answer.data === undefined) return <SkeletonCard lines={8} what="applications" />
  const of = (...states: readonly Application['state'][]) =>
    answer.data
      .filter(({ state }) => states.includes(state))
      .sort((one, other) => one.appliedAt - other.appliedAt)
  const waiting = of('waiting')
  return (
    <Tabs
      label="Applications"
      value={tab}
      onChange={setTab}
      tabs={[
        {
          value: 'waiting',
          label: `Waiting (${waiting.length})`,
          content: <Waiting applications={waiting} />,
        },
        {
          value: 'vouched',
          label: 'Vouched for',
          content: <VouchedTable applications={of('signed', 'registered')} />,
        },
        { value: 'refused', label: 'Refused', content: <Refused applications={of('refused')} /> },
        { value: 'wallets', label: 'Wallets', content: <WalletDesk /> },
      ]}
    />
  )
}

function Waiting({ applications }: { readonly applications: readonly Application[] }) {
  if (applications.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Nobody is waiting"
          text="New applications appear here by themselves, the oldest first."
        />
      </Card>
    )
  }
  return (
    <div className="grid gap-4">
      {applications.map((application) => (
        <ApplicantCard key={application.id} application={application} />
      ))}
    </div>
  )
}

function Refused({ applications }: { readonly applications: readonly Application[] }) {
  if (applications.length === 0) {
    return (
      <Card>
        <EmptyState title="Nobody was refused" />
      </Card>
    )
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {applications.map(({ id, name, reason }) => (
          <li key={id} className="flex flex-wrap justify-between gap-3 py-2 first:pt-0 last:pb-0">
            <span className="font-medium">{name}</span>
            <span className="text-ink-2">{reason}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
