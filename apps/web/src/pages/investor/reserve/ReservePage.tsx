import { routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Money } from '../../../components/Money.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatSpan } from '../../../format/dates.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AsOfLine } from '../../pool/AsOfLine.tsx'
import { useChainRead } from '../../pool/useChainRead.ts'
import { DepositForm } from './DepositForm.tsx'
import { OwnResult } from './OwnResult.tsx'
import { Provider } from './Provider.tsx'
import { ReserveUse } from './ReserveUse.tsx'

/** Lending to the reserve that pays those who leave: deposit, announce, withdraw. */
export function ReservePage() {
  const { address } = useAccount()
  const desk = useAnswer(routes.desk)
  const reserve = useChainRead(['reserve', address ?? ''], desk.data?.block.number, (client) =>
    client.reserve.read(address),
  )
  const reading = reserve.data
  return (
    <>
      <PageHeader
        title="Reserve"
        back={{ to: '/portfolio', label: 'Portfolio' }}
        lead="The reserve pays holders who leave and keeps the shares they leave until somebody buys them. Those who lend to it earn the fees and the discount, and bear the risk of what it holds."
        actions={desk.data && <AsOfLine asOf={desk.data} />}
      />
      {reading === undefined ? (
        reserve.error === null && desk.error === null ? (
          <SkeletonCard what="the reserve" />
        ) : (
          <ErrorState
            error={reserve.error ?? desk.error}
            retry={() => void (desk.error === null ? reserve.refetch() : desk.refetch())}
          />
        )
      ) : (
        <div className="flex flex-col gap-6">
          <Card>
            <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
              <Stat
                label="Funds"
                hint="Cash, and the shares in stock at what they cost."
                value={<Money amount={reading.funds} token={reading.cash} digits={0} bare />}
                unit={reading.cash.symbol}
              />
              <Stat
                label="Cash at hand"
                hint="What could be paid out now."
                value={<Money amount={reading.available} token={reading.cash} digits={0} bare />}
                unit={reading.cash.symbol}
              />
              <Stat
                label="Providers"
                hint="Wallets that lend to the reserve."
                value={desk.data?.data.reserve.providers ?? '–'}
                unit={desk.data?.data.reserve.providers === 1 ? 'wallet' : 'wallets'}
              />
              <Stat
                label="Notice"
                hint="Between the announcement and the withdrawal; afterwards there is a window in which it can be taken."
                value={formatSpan(Number(reading.cooldown))}
                note={`then a window of ${formatSpan(Number(reading.window))}`}
              />
            </div>
          </Card>
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <DepositForm reading={reading} />
            <Provider reading={reading} />
          </div>
          {address !== undefined && <OwnResult wallet={address} />}
          <ReserveUse />
        </div>
      )}
    </>
  )
}
