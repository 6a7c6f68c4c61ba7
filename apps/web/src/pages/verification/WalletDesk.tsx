import { useId, useState } from 'react'
import { AddressText } from '../../components/AddressText.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { inputClasses, Labelled } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { useAccount } from '../../wallet/useAccount.ts'
import { RecoveryDesk } from './RecoveryDesk.tsx'
import { readConsent } from './walletConsent.ts'

/** Further wallets of people whom the KYC issuer knows, and lost ones. */
export function WalletDesk() {
  return (
    <div className="grid gap-6">
      <ConsentDesk />
      <RecoveryDesk />
    </div>
  )
}

/** Adds a wallet to an identity, or starts to move the identity to it, with the consent that the wallet signed. */
function ConsentDesk() {
  const id = useId()
  const [text, setText] = useState('')
  const { address } = useAccount()
  const { start } = useTransaction()
  const found = readConsent(text)
  const go = () => {
    if (found === undefined || address === undefined) return
    const own = { issuer: address, signature: '0x', consent: found.consent } as const
    const onIndexed = () => setText('')
    if (found.kind === 'link') {
      start({
        title: 'Add a wallet to an identity',
        prepare: (client) => client.identity.link({ ...own, link: found.link }),
        about:
          'Both wallets then count as one person: what one may hold the other may hold too, and limits look at both.',
        onIndexed,
      })
    } else {
      start({
        title: 'Start to recover a lost wallet',
        prepare: (client) => client.identity.recover({ ...own, recovery: found.recovery }),
        about:
          'Begins a time in which the wallet that is said to be lost may object. After it, anybody may end the recovery below.',
        onIndexed,
      })
    }
  }
  return (
    <Card
      title="A further wallet of somebody you know"
      hint="The new wallet signs a text on the page “Get verified”, under “This wallet is mine too”."
    >
      <div className="grid gap-4">
        <Labelled
          label="Signed text"
          id={id}
          error={
            text.trim() !== '' && found === undefined ? 'This is not such a text; copy it whole' : undefined
          }
        >
          <textarea
            id={id}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={4}
            spellCheck={false}
            className={`${inputClasses} h-auto! w-full py-2 font-mono text-xs`}
          />
        </Labelled>
        {found?.kind === 'link' && (
          <p className="flex flex-wrap items-center gap-x-2">
            <AddressText address={found.link.added} /> joins <AddressText address={found.link.wallet} />
          </p>
        )}
        {found?.kind === 'recovery' && (
          <Notice kind="warn" title="Everything of a wallet is asked for">
            <span className="flex flex-wrap items-center gap-x-2">
              <AddressText address={found.recovery.replacement} /> takes over from{' '}
              <AddressText address={found.recovery.lost} />. Speak with the person before you sign.
            </span>
          </Notice>
        )}
        <div>
          <Button kind="primary" disabled={found === undefined} onClick={go}>
            {found?.kind === 'recovery' ? 'Start the recovery' : 'Add the wallet'}
          </Button>
        </div>
      </div>
    </Card>
  )
}
