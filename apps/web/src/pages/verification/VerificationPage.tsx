import { type Application, routes, type Wallet } from '@specie/api'
import type { ReactNode } from 'react'
import { useAnswer } from '../../api/useAnswer.ts'
import { AsOf } from '../../components/AsOf.tsx'
import { Button } from '../../components/Button.tsx'
import { ErrorState, sentenceOf } from '../../components/ErrorState.tsx'
import { Link } from '../../components/Link.tsx'
import { NoPermission } from '../../components/NoPermission.tsx'
import { Notice } from '../../components/Notice.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { useLocal } from '../../wallet/useLocal.ts'
import { type Signing, useSigning } from '../../wallet/useSigning.ts'
import { PersonaButton } from '../issuer/PersonaButton.tsx'
import { ApplicationCard } from './ApplicationCard.tsx'
import { AskedClaims } from './AskedClaims.tsx'
import { ConsentCard } from './ConsentCard.tsx'
import { LinkedWallets } from './LinkedWallets.tsx'
import { RecoveryState } from './RecoveryState.tsx'
import { StandingCard } from './StandingCard.tsx'
import { latestApplication, standingOf } from './standing.ts'
import { useWalletIdentity } from './useWalletIdentity.ts'

/** Where an investor sees how far they are, what is missing and why it is asked, and applies. */
export function VerificationPage() {
  const { address, roles } = useAccount()
  return (
    <>
      <PageHeader
        title="Get verified"
        lead="Your identity is checked once, for all pools. Your name stays with the one who checks; the chain learns your country, your class of investor and until when it holds."
        actions={
          roles.includes('kycIssuer') && (
            <Link to="/verify/applications" look="secondary">
              To the applications
            </Link>
          )
        }
      />
      {address === undefined ? <Nobody /> : <Known address={address} key={address} />}
    </>
  )
}

function Nobody() {
  const local = useLocal()
  return (
    <div className="grid gap-6">
      <NoPermission
        missing="Choose who you are first"
        how={
          local === undefined
            ? 'Connect the wallet with which you want to invest, at the top of the page.'
            : 'On this local chain you may act as anybody, for instance as an investor or as somebody nobody knows yet.'
        }
        action={
          local !== undefined && (
            <div className="flex flex-wrap justify-center gap-2">
              <PersonaButton name="outsider" kind="primary" />
              <PersonaButton name="investorA" />
            </div>
          )
        }
      />
      <AskedClaims held={[]} />
    </div>
  )
}

function Known({ address }: { readonly address: `0x${string}` }) {
  const { signedIn } = useAccount()
  const signing = useSigning()
  const wallet = useAnswer(routes.wallet, { params: { wallet: address } })
  const applications = useAnswer(routes.applications, {}, { enabled: signedIn })
  if (wallet.isError) {
    return (
      <ErrorState
        error={wallet.error}
        retry={() => void wallet.refetch()}
        title="Your state cannot be shown"
      />
    )
  }
  if (wallet.data === undefined) return <SkeletonCard lines={6} what="your state" />
  const application = latestApplication(applications.data ?? [], address)
  const now = wallet.data.block.timestamp
  const unseen = !signedIn && !wallet.data.data.identity.verified
  // Whether there is an application only a signature tells: nobody else may read it. Until then nothing is said of it.
  if (unseen && signing.busy) return <SkeletonCard lines={6} what="your application" />
  return (
    <Standing
      wallet={wallet.data.data}
      application={application}
      now={now}
      notice={unseen && <AppliedBefore signing={signing} />}
    >
      <AsOf block={wallet.data.block} lag={wallet.data.lagSeconds} />
    </Standing>
  )
}

function Standing({
  wallet,
  application,
  now,
  notice,
  children,
}: {
  readonly wallet: Wallet
  readonly application: Application | undefined
  readonly now: number
  readonly notice: ReactNode
  readonly children: ReactNode
}) {
  const standing = standingOf(wallet.identity, application, now)
  const mayApply = ['none', 'refused', 'expired', 'expiring'].includes(standing)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid gap-6">
        {notice}
        <StandingCard
          standing={standing}
          identity={wallet.identity}
          application={application}
          now={now}
          asOf={children}
        />
        {wallet.identity.id !== 0 && <OwnRecovery wallet={wallet.address} />}
        {mayApply && (
          <ApplicationCard key={application?.id} again={standing !== 'none'} before={application} />
        )}
        {wallet.identity.id !== 0 && <LinkedWallets identity={wallet.identity} own={wallet.address} />}
        {standing === 'none' && <ConsentCard />}
      </div>
      <AskedClaims held={wallet.identity.verified ? wallet.identity.claims : []} />
    </div>
  )
}

/** Shown while somebody tries to take over from this wallet. */
function OwnRecovery({ wallet }: { readonly wallet: `0x${string}` }) {
  const { data } = useWalletIdentity(wallet)
  return data?.recovery === undefined ? null : <RecoveryState identity={data} />
}

function AppliedBefore({ signing }: { readonly signing: Signing }) {
  return (
    <Notice
      title="Have you applied before?"
      action={
        <Button size="small" busy={signing.busy} onClick={() => void signing.sign()}>
          Sign in
        </Button>
      }
    >
      Your application is shown to you alone. Sign in with this wallet to see how far it is; it costs nothing.
      {signing.error !== undefined && (
        <span className="block text-bad">{sentenceOf(signing.error).message}</span>
      )}
    </Notice>
  )
}
