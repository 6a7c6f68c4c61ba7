import type { Document } from '@specie/api'
import { useState } from 'react'
import { Card } from '../../../components/Card.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { Notice } from '../../../components/Notice.tsx'

type Found =
  | { readonly file: string; readonly hash: `0x${string}` }
  | { readonly file: string; readonly failure: string }

/** Hashes a file of the visitor in the browser and says which document of the chain it is. The file is not sent anywhere. */
export function CheckFile({ documents }: { readonly documents: readonly Document[] }) {
  const [found, setFound] = useState<Found>()
  const [busy, setBusy] = useState(false)
  const check = async (file: File) => {
    setBusy(true)
    try {
      const { keccak256 } = await import('viem')
      setFound({ file: file.name, hash: keccak256(new Uint8Array(await file.arrayBuffer())) })
    } catch (cause) {
      setFound({ file: file.name, failure: cause instanceof Error ? cause.message : String(cause) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card
      title="Check your own copy"
      hint="The file stays on your machine: the browser computes its hash and compares it with the chain’s."
    >
      <div className="flex flex-col gap-4">
        <FileDrop
          label="Drop a document here"
          hint="or choose one"
          onFile={(file) => void check(file)}
          busy={busy}
        />
        <div aria-live="polite">{found !== undefined && <Verdict found={found} documents={documents} />}</div>
      </div>
    </Card>
  )
}

function Verdict({ found, documents }: { readonly found: Found; readonly documents: readonly Document[] }) {
  if ('failure' in found) {
    return (
      <Notice kind="bad" title={`${found.file} could not be read`}>
        {found.failure}
      </Notice>
    )
  }
  const same = documents.find(({ hash }) => hash === found.hash)
  const named = documents.find(({ name }) => name === found.file)
  if (same !== undefined) {
    return (
      <Notice kind="good" title={`Your file is “${same.name}”, byte for byte`}>
        Its hash is <HashText hash={found.hash} />, the one that the chain holds.
      </Notice>
    )
  }
  return (
    <Notice
      kind="bad"
      title={
        named === undefined
          ? 'The chain holds no document with this hash'
          : `This is not the “${named.name}” of the chain`
      }
    >
      Hash of your file: <HashText hash={found.hash} />
      {named !== undefined && (
        <>
          ; the chain holds <HashText hash={named.hash} />. Even one changed character gives another hash.
        </>
      )}
    </Notice>
  )
}
