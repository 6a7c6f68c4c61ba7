import { routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { answerKey } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { sentenceOf } from '../../../components/ErrorState.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SignedInOnly } from '../SignedInOnly.tsx'
import { EarlierTapes } from './EarlierTapes.tsx'
import { SAMPLE_TAPES } from './samples.ts'

const ACCEPTED = '.csv,.tsv,.txt,.gz,.xlsx,.parquet'

/** First step of an import: which file. */
export function ImportPage() {
  return (
    <>
      <PageHeader
        title="Import a loan tape"
        lead="A loan tape is a list of your loans, one row for each: what was lent, what is owed, at what rate, until when. An export of your loan system or a spreadsheet will do."
        back={{ to: '/issue', label: 'Issue' }}
      />
      <SignedInOnly
        persona="issuer"
        why="The server keeps your file for your wallet alone; borrowers’ data never goes to the chain."
      >
        <ChooseFile />
      </SignedInOnly>
    </>
  )
}

function ChooseFile() {
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<unknown>(undefined)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const upload = async (name: string, content: () => Promise<Blob>) => {
    setBusy(name)
    setError(undefined)
    try {
      const tape = await ask(routes.uploadTape, { query: { name }, body: await content() })
      queries.setQueryData(answerKey(routes.tape, { params: { id: tape.id } }), tape)
      void queries.invalidateQueries({ queryKey: answerKey(routes.tapes) })
      await navigate({ to: `/issue/import/${tape.id}` as never, search: { step: 'columns' } as never })
    } catch (cause) {
      setError(cause)
      setBusy(undefined)
    }
  }
  return (
    <div className="grid gap-6">
      {error !== undefined && (
        <Notice kind="bad" title="The file could not be taken">
          {sentenceOf(error).message}. {sentenceOf(error).remedy}
        </Notice>
      )}
      <FileDrop
        label={busy === undefined ? 'Drop a file here, or choose one' : `Reading ${busy} …`}
        hint="CSV with commas, semicolons or tabs (also .gz), Excel or Parquet. Nothing is published by this."
        accept={ACCEPTED}
        busy={busy !== undefined}
        onFile={(file) => void upload(file.name, () => Promise.resolve(file))}
      />
      <Card title="No file at hand?" hint="Try it with a made-up tape; you can throw it away afterwards.">
        <ul className="grid gap-3 sm:grid-cols-2">
          {SAMPLE_TAPES.map((sample) => (
            <li
              key={sample.fileName}
              className="flex flex-col items-start justify-between gap-3 rounded-lg border border-line p-4"
            >
              <div>
                <p className="font-medium">{sample.title}</p>
                <p className="mt-0.5 text-[0.8125rem] text-ink-3">{sample.text}</p>
              </div>
              <Button
                size="small"
                busy={busy === sample.fileName}
                disabled={busy !== undefined}
                onClick={() =>
                  void upload(
                    sample.fileName,
                    async () => new Blob([await sample.load()], { type: 'text/csv' }),
                  )
                }
              >
                Take this one
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <EarlierTapes />
    </div>
  )
}
