import { useId, useState } from 'react'
import { AddressText } from '../../components/AddressText.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { inputClasses, Labelled } from '../../components/Field.tsx'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { useAccount } from '../../wallet/useAccount.ts'
import { readConsent } from './linkConsent.ts'

/** Adds a further wallet to an identity, with the consent that the wallet signed. */
export function LinkDesk() {
  const id = useId()
  const [text, setText] = useState('')
  const { address } = useAccount()
  const { start } = useTransaction()
  const found = readConsent(text)
  const add = () => {
    if (found === undefined || address === undefined) return
    start({
      title: 'Add a wallet to an identity',
      prepare: (client) => client.identity.link({ ...found, issuer: address, signature: '0x' }),
      about:
        'Both wallets then count as one person: what one may hold the other may hold too, and limits look at both.',
      onIndexed: () => setText(''),
    })
  }
  return (
    <Card
      title="Add a wallet to somebody you know"
      hint="The new wallet signs a text on the page “Get verified”. Make sure that it really comes from the person."
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
        {found !== undefined && (
          <p className="flex flex-wrap items-center gap-x-2">
            <AddressText address={found.link.added} /> joins <AddressText address={found.link.wallet} />
          </p>
        )}
        <div>
          <Button kind="primary" disabled={found === undefined} onClick={add}>
            Add the wallet
          </Button>
        </div>
      </div>
    </Card>
  )
}
