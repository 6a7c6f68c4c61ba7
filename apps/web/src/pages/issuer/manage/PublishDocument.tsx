import { type Pool, routes } from '@specie/api'
import { useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { sentenceOf } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Link } from '../../../components/Link.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatCount } from '../../../format/rates.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'

interface Kept {
  readonly hash: `0x${string}`
  readonly uri: string
  readonly size: number
}

/** Publishes a document: the file stays on the server, its hash goes on the chain. */
export function PublishDocument({ pool }: { readonly pool: Pool }) {
  const [name, setName] = useState('')
  const [kept, setKept] = useState<Kept>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const { signIn } = useAccount()
  const { start } = useTransaction()
  const take = async (file: File) => {
    setBusy(true)
    setError(undefined)
    try {
      await signIn()
      setKept(await ask(routes.uploadDocument, { query: { name: file.name }, body: file }))
      setName(documentName(file.name))
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }
  const publish = () => {
    if (kept === undefined) return
    start({
      title: `Publish “${name}”`,
      about:
        'Puts name, address and hash on the chain. Whoever has the file can check that it is the same, now and in ten years.',
      prepare: (client) => client.pool(pool.pool).setDocument({ name, uri: kept.uri, hash: kept.hash }),
      onIndexed: () => setKept(undefined),
    })
  }
  return (
    <Card
      title="Publish a document"
      hint="Prospectus, sale agreement, audit report. A document of the same name becomes its next version."
      action={
        <Link to={`/pools/${pool.pool}?tab=documents`} look="secondary" size="small">
          All documents
        </Link>
      }
    >
      <div className="grid gap-4">
        {error !== undefined && (
          <Notice kind="bad" title="The file could not be kept">
            {sentenceOf(error).message}. {sentenceOf(error).remedy}
          </Notice>
        )}
        {kept === undefined ? (
          <FileDrop
            label={busy ? 'Keeping the file …' : 'Drop a document here, or choose one'}
            hint="Everybody will be able to read it."
            busy={busy}
            onFile={(file) => void take(file)}
          />
        ) : (
          <>
            <Field
              label="Name"
              value={name}
              onChange={setName}
              error={nameProblem(name)}
              hint="How it is listed; up to 31 plain letters."
            />
            <KeyValue
              rows={[
                { label: 'Size', value: `${formatCount(kept.size)} bytes` },
                {
                  label: 'Hash',
                  hint: 'A fingerprint of the file: another file has another one.',
                  value: <HashText hash={kept.hash} />,
                },
              ]}
            />
            <div className="flex flex-wrap gap-2">
              <Button kind="primary" disabled={nameProblem(name) !== undefined} onClick={publish}>
                Put it on the chain
              </Button>
              <Button kind="quiet" onClick={() => setKept(undefined)}>
                Another file
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

/** A file's name as the chain can hold it: 31 ASCII characters. */
export function documentName(fileName: string): string {
  return fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 31)
    .trim()
}

function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Give it a name'
  if (!/^[\x20-\x7e]*$/.test(name)) return 'Plain letters only: no accents'
  return name.length > 31 ? 'At most 31 letters' : undefined
}
