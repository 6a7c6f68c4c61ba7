import { type AsOf as Dated, routes, type Wallet } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { AddressText } from '../../components/AddressText.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Link } from '../../components/Link.tsx'
import { NoPermission } from '../../components/NoPermission.tsx'
import { Notice } from '../../components/Notice.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { ActivityTable } from './ActivityTable.tsx'
import { Holdings } from './Holdings.tsx'
import { OverTime } from './OverTime.tsx'
import { StatementCard } from './statement/StatementCard.tsx'
import { Totals } from './Totals.tsx'
import { UnderWay } from './UnderWay.tsx'

/** What an investor has: worth, income, results, everything that happened, and the way out. */
export function PortfolioPage() {
  const { address } = useAccount()
  if (address === undefined) {
    return (
      <>
        <PageHeader title="Portfolio" lead="Your shares, their value and income, and the way out." />
        <NoPermission
          missing="Connect a wallet to see its shares"
          how="A portfolio is what one wallet holds. Choose a person or connect a wallet at the top of the page; reading costs nothing."
          action={
            <Link to="/pools" look="primary">
              Look at the pools first
            </Link>
          }
        />
      </>
    )
  }
  return <Portfolio address={address} />
}

function Portfolio({ address }: { readonly address: `0x${string}` }) {
  const answer = useAnswer(routes.wallet, { params: { wallet: address } })
  return (
    <>
      <PageHeader
        title="Portfolio"
        lead={
          <>
            What <AddressText address={address} /> holds.
          </>
        }
        actions={
          <div className="flex flex-col items-end gap-2 max-sm:items-start">
            <Link to="/portfolio/queue" look="secondary">
              Queue
            </Link>
            {answer.data && <AsOfLine asOf={answer.data} />}
          </div>
        }
      />
      <Answered answer={answer} what="the portfolio" lines={8}>
        {(wallet, asOf) => <Positions wallet={wallet} asOf={asOf} />}
      </Answered>
    </>
  )
}

function Positions({ wallet, asOf }: { readonly wallet: Wallet; readonly asOf: Dated }) {
  const held = wallet.holdings.filter(
    ({ balance, claimable }) => BigInt(balance) > 0n || BigInt(claimable) > 0n,
  )
  return (
    <div className="flex flex-col gap-6">
      <UnderWay address={wallet.address} />
      {!wallet.identity.verified && (
        <Notice
          kind="info"
          title="This wallet is not verified"
          action={
            <Link to="/verify" look="secondary" size="small">
              Get verified
            </Link>
          }
        >
          Shares go to verified investors only. It is done once and holds for all pools.
        </Notice>
      )}
      <Totals wallet={wallet} />
      {held.length === 0 ? (
        <Card>
          <EmptyState
            title="No shares yet"
            text="Pools that are raising sell shares at par; shares of active pools can be bought from the desk."
            action={
              <Link to="/pools" look="primary">
                Find a pool
              </Link>
            }
          />
        </Card>
      ) : (
        <>
          <Holdings holdings={held} asOf={asOf} />
          <OverTime address={wallet.address} holdings={wallet.holdings} />
        </>
      )}
      <ActivityTable address={wallet.address} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <StatementCard address={wallet.address} now={asOf.block.timestamp} />
        <Card
          title="Lend to the reserve"
          hint="The reserve pays holders who leave, and earns the fee and the discount they leave."
        >
          <Link to="/portfolio/reserve" look="secondary">
            Reserve: deposit, announce, withdraw
          </Link>
        </Card>
      </div>
    </div>
  )
}
