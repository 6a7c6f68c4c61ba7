import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Answered } from '../Answered.tsx'
import { AsOfLine } from '../AsOfLine.tsx'
import { CheckFile } from './CheckFile.tsx'
import { DocumentList } from './DocumentList.tsx'

/** A pool's documents with the hashes that the chain holds, and a way to check one's own copy. */
export function Documents({ pool }: { readonly pool: Pick<Pool, 'pool' | 'number'> }) {
  const answer = useAnswer(routes.documents, { params: { pool: pool.pool } })
  return (
    <Answered answer={answer} what="the documents" lines={5}>
      {(documents, asOf) =>
        documents.length === 0 ? (
          <Card>
            <EmptyState
              title="No documents yet"
              text="The issuer puts documents here together with their hash on the chain, so that nobody can exchange them unseen."
            />
          </Card>
        ) : (
          <div className="flex flex-col gap-6">
            <Card
              title="Documents"
              hint="The chain holds each document’s hash: a file with another hash is not the one that was agreed on."
              flush
              action={<AsOfLine asOf={asOf} />}
            >
              <DocumentList documents={documents} number={pool.number} />
            </Card>
            <CheckFile documents={documents} />
          </div>
        )
      }
    </Answered>
  )
}
