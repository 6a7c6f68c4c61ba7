import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { CopyButton } from '../../components/CopyButton.tsx'
import { sentenceOf } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'
import { signConsent } from './signConsent.ts'
import type { WalletConsent } from './walletConsent.ts'

const KINDS = [
  {
    value: 'link',
    label: 'I use both wallets',
    hint: 'They share one verification; limits look at both together.',
  },
  {
    value: 'recovery',
    label: 'I lost the other wallet',
    hint: 'Identity and shares move to this one. It takes at least three days, in which the other wallet may object.',
  },
] as const

/** For a further wallet of somebody who is verified already: its consent, signed, to be handed to the KYC issuer. */
export function ConsentCard() {
  const [kind, setKind] = useState<WalletConsent['kind']>('link')
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
      setText(await signConsent(await specie(), kind, wallet.trim() as `0x${string}`))
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
        <RadioGroup
          label="What about the other wallet?"
          value={kind}
          columns
          options={KINDS}
          onChange={(next) => {
            setKind(next)
            setText(undefined)
          }}
        />
        <p className="text-ink-2">
          This wallet signs that it belongs to you, which costs nothing. Hand the signed text to your KYC
          issuer, who knows you and does the rest.
        </p>
        <Field
          label={kind === 'link' ? 'Your verified wallet' : 'Your lost wallet'}
          value={wallet}
          onChange={(next) => {
            setWallet(next)
            setText(undefined)
          }}
          placeholder="0x…"
          spellCheck={false}
          error={wallet.trim() !== '' && !sound ? 'An address: 0x and 40 digits' : undefined}
        />
        {error !== undefined && (
          <Notice kind="bad" title={sentenceOf(error).message}>
            {sentenceOf(error).remedy}
          </Notice>
        )}
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
