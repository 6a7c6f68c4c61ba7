import type { Restriction } from '@specie/protocol'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '../../../components/Link.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useAccount } from '../../../wallet/useAccount.ts'
import { eligibilityHelp } from '../figures/eligibilityHelp.ts'

/** Whether the visitor may hold a share: asked of the share's own rules, before anything is typed. */
export function Eligibility({
  symbol,
  restriction,
}: {
  readonly symbol: string
  readonly restriction: UseQueryResult<Restriction, Error>
}) {
  const { address } = useAccount()
  if (address === undefined) {
    return (
      <Notice kind="info" title="Reading only">
        Connect a wallet at the top of the page to see whether you may hold {symbol}.
      </Notice>
    )
  }
  if (restriction.error !== null && restriction.data === undefined) {
    return (
      <Notice kind="warn" title="The rules of this share could not be asked">
        {restriction.error.message}. Nothing is lost: the transaction asks them again before it is signed.
      </Notice>
    )
  }
  if (restriction.data === undefined) return <Skeleton className="h-12 w-full rounded-lg" />
  if (restriction.data.passes) {
    return (
      <p className="flex items-center gap-2 text-good text-[0.8125rem]">
        <svg
          width="14"
          height="14"
          viewBox="0 0 16 16"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
        >
          <path d="m3 8.5 3.2 3.2L13 4.5" />
        </svg>
        This wallet may hold {symbol}.
      </p>
    )
  }
  const help = eligibilityHelp(restriction.data.code)
  return (
    <Notice
      kind="warn"
      title={`${restriction.data.reason.replace(/^The receiver/, 'This wallet')}.`}
      {...(help.way && {
        action: (
          <Link to={help.way.to} look="secondary" size="small">
            {help.way.label}
          </Link>
        ),
      })}
    >
      {help.text}
    </Notice>
  )
}
