import { type PoolSummary, routes, type Wallet } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { formatDate } from '../../format/dates.ts'
import { formatCount } from '../../format/rates.ts'
import { useAccount } from '../../wallet/useAccount.ts'
import { useLocal } from '../../wallet/useLocal.ts'
import { PoolStateBadge } from '../pool/PoolStateBadge.tsx'
import { EarlierTapes } from './import/EarlierTapes.tsx'
import { NextSteps } from './manage/NextSteps.tsx'
import { PersonaButton } from './PersonaButton.tsx'

/** Where whoever lends begins: from a list of loans to a pool, and what has to be done in one's pools. */
export function IssuerPage() {
  const { address, wallet, signedIn } = useAccount()
  return (
    <>
      <PageHeader
        title="Issue"
        lead="Turn loans that you have given into shares that others can buy: you get cash now, they get what your borrowers pay."
        actions={
          <Link to="/issue/import" look="primary">
            Import a loan tape
          </Link>
        }
      />
      <div className="grid gap-6">
        {address === undefined ? <Nobody /> : <OwnPools wallet={wallet} />}
        {signedIn && <EarlierTapes />}
        <HowItWorks />
      </div>
    </>
  )
}

function Nobody() {
  const local = useLocal()
  if (local === undefined) return null
  return (
    <Card
      title="Who are you today?"
      hint="On this local chain you may play every part. Pools are opened by the issuer."
    >
      <div className="flex flex-wrap gap-2">
        <PersonaButton name="issuer" kind="primary" />
        <PersonaButton name="servicer" />
        <PersonaButton name="valuer" />
      </div>
    </Card>
  )
}

const PARTS = {
  issuer: 'You are its issuer',
  servicer: 'You are its servicer',
  valuer: 'You are its valuer',
} as const

function OwnPools({ wallet }: { readonly wallet: Wallet | undefined }) {
  const pools = useAnswer(routes.pools)
  if (pools.isError) {
    return (
      <ErrorState error={pools.error} retry={() => void pools.refetch()} title="Your pools cannot be shown" />
    )
  }
  if (pools.data === undefined || wallet === undefined) return <SkeletonCard lines={5} what="your pools" />
  const parts = new Map(wallet.pools.map(({ pool, role }) => [pool.toLowerCase(), role]))
  const own = pools.data.data.filter(({ pool }) => parts.has(pool.toLowerCase()))
  if (own.length === 0) {
    return (
      <Card>
        <EmptyState
          title="You have no pool yet"
          text="It begins with a list of your loans. A made-up list is there to try it with."
          action={
            <Link to="/issue/import" look="primary">
              Import a loan tape
            </Link>
          }
        />
      </Card>
    )
  }
  const alive = (pool: PoolSummary) => (pool.state === 'closed' ? 1 : 0)
  return (
    <>
      {[...own]
        .sort((one, other) => alive(one) - alive(other) || other.number - one.number)
        .map((pool) => (
          <OwnPool key={pool.pool} pool={pool} part={parts.get(pool.pool.toLowerCase())!} />
        ))}
    </>
  )
}

function OwnPool({ pool, part }: { readonly pool: PoolSummary; readonly part: keyof typeof PARTS }) {
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-3">
          <Link to={`/pools/${pool.pool}?tab=manage`} look="plain" className="hover:underline">
            {pool.name}
          </Link>
          <PoolStateBadge state={pool.state} />
        </span>
      }
      hint={`${PARTS[part]}. Pool ${formatCount(pool.number)}${pool.asOf === null ? '' : `, reported as of ${formatDate(pool.asOf)}`}.`}
      action={
        <Link to={`/pools/${pool.pool}?tab=manage`} look="secondary" size="small">
          Manage
        </Link>
      }
    >
      <div className="grid gap-5 md:grid-cols-[12rem_minmax(0,1fr)]">
        <dl className="grid grid-cols-2 content-start gap-3 md:grid-cols-1">
          <div>
            <dt className="text-[0.8125rem] text-ink-3">Worth</dt>
            <dd className="font-medium">
              <Money amount={pool.value} token={pool.cash} digits={0} />
            </dd>
          </div>
          <div>
            <dt className="text-[0.8125rem] text-ink-3">Raised</dt>
            <dd className="font-medium">
              <Money amount={pool.raised} token={pool.cash} digits={0} />
            </dd>
          </div>
        </dl>
        <NextSteps pool={pool.pool} />
      </div>
    </Card>
  )
}

const STEPS = [
  {
    title: 'Import your loans',
    text: 'Drop the list out of your system. Columns are recognised, and every mistake is shown at once.',
  },
  {
    title: 'Open the pool',
    text: 'See what the loans are worth after expected losses, cut the risk into tranches, and sign.',
  },
  {
    title: 'Raise cash',
    text: 'Verified investors put in cash. When enough has come you activate the pool and are paid.',
  },
  {
    title: 'Report every month',
    text: 'Pay in what borrowers paid. The pool shares it out by itself and its price moves with it.',
  },
] as const

function HowItWorks() {
  return (
    <Card title="How it works">
      <ol className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
        {STEPS.map(({ title, text }, index) => (
          <li key={title} className="flex gap-3">
            <span
              aria-hidden="true"
              className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-text text-xs"
            >
              {index + 1}
            </span>
            <div>
              <p className="font-medium">{title}</p>
              <p className="mt-0.5 text-[0.8125rem] text-ink-3">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
