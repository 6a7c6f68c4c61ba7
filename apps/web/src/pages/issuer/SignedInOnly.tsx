import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { NoPermission } from '../../components/NoPermission.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { useLocal } from '../../wallet/useLocal.ts'
import { useSigning } from '../../wallet/useSigning.ts'
import { PersonaButton } from './PersonaButton.tsx'

/** Shows its content to whoever has signed in, and everybody else how to. */
export function SignedInOnly({
  why,
  persona,
  children,
}: {
  /** What the server keeps for whom. */
  readonly why: string
  /** The person of a local chain who usually comes here. */
  readonly persona: string
  readonly children: ReactNode
}) {
  const { address, signedIn } = useAccount()
  const local = useLocal()
  const { sign, busy, error } = useSigning()
  if (signedIn) return children
  return (
    <div className="grid gap-4">
      {error !== undefined && (
        <Notice kind="bad" title="Signing in did not work">
          {sentenceOf(error).message}. {sentenceOf(error).remedy}
        </Notice>
      )}
      {address === undefined ? (
        <NoPermission
          missing="Choose who you are first"
          how={
            local === undefined
              ? `Connect your wallet at the top of the page. ${why}`
              : `On this local chain you may act as anybody. ${why}`
          }
          action={local !== undefined && <PersonaButton name={persona} kind="primary" />}
        />
      ) : (
        <NoPermission
          missing={busy ? 'Signing in …' : 'Sign in to go on'}
          how={`${why} Signing in is a signature of your wallet: it costs nothing and moves nothing.`}
          action={
            <Button kind="primary" busy={busy} onClick={() => void sign()}>
              Sign in
            </Button>
          }
        />
      )}
    </div>
  )
}
