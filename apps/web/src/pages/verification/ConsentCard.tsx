import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { CopyButton } from '../../components/CopyButton.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'
import { consentText } from './linkConsent.ts'

const DEADLINE = 7 * 86_400

/** For a further wallet of somebody who is verified already: its consent, signed, to be handed to the KYC issuer. */
export function ConsentCard({ added }: { readonly added: `0x${string}` }) {
  const [wallet, setWallet] = useState('')
  const [text, setText] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const specie = useSpecieClient()
  const sound = /^0x[0-9a-fA-F]{40}$/.test(wallet.trim())
  const sign = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { identityDomain, LINK_TYPES, addressOf } = await import('@specie/protocol')
      const client = await specie()
      const { sender, deployment } = client.context
      if (sender === undefined) throw new Error('Connect the wallet first')
      const known = wallet.trim() as `0x${string}`
      const [owner, own] = await Promise.all([client.identity.read(known), client.identity.read(added)])
      if (owner.id === 0) throw new Error('That wallet is not verified')
      const version = Math.max(owner.version, own.version) + 1
      const link = { wallet: known, added, version, deadline: Number(own.block.timestamp) + DEADLINE }
      const consent = await sender.signTypedData({
        domain: identityDomain(deployment.chainId, addressOf(client.context, 'Identity')),
        types: LINK_TYPES,
        primaryType: 'Link',
        message: link,
      })
      setText(consentText({ link, consent }))
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }
  return (
    <details className="rounded-card border border-line bg-surface shadow-card">
      <summary className="px-5 py-4 font-semibold text-[0.9375rem]">
        This wallet is mine too: I am verified with another
      </summary>
      <div className="grid gap-4 border-line border-t p-5">
        <p className="text-ink-2">
          This wallet signs that it belongs to you. Hand the signed text to your KYC issuer, who knows you,
          and who adds the wallet.
        </p>
        <Field
          label="Your verified wallet"
          value={wallet}
          onChange={setWallet}
          placeholder="0x…"
          spellCheck={false}
          error={wallet.trim() !== '' && !sound ? 'An address: 0x and 40 digits' : undefined}
        />
        {error !== undefined && <Notice kind="bad">{sentenceOf(error).message}</Notice>}
        <div>
          <Button busy={busy} disabled={!sound} onClick={() => void sign()}>
            Sign
          </Button>
        </div>
        {text !== undefined && (
          <div className="grid gap-1">
            <p className="flex items-center gap-1 font-medium text-[0.8125rem]">
              For the KYC issuer, within seven days <CopyButton text={text} what="text" />
            </p>
            <pre className="overflow-x-auto whitespace-pre-wrap break-all rounded-lg bg-sunken p-3 font-mono text-xs">
              {text}
            </pre>
          </div>
        )}
      </div>
    </details>
  )
}
