import { routes, type Tape } from '@specie/api'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { ErrorState, sentenceOf } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { Spinner } from '../../../components/Spinner.tsx'
import { formatCount } from '../../../format/rates.ts'
import { SignedInOnly } from '../SignedInOnly.tsx'
import { useStep } from '../wizard/useStep.ts'
import { WizardSteps } from '../wizard/WizardSteps.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ErrorsStep } from './ErrorsStep.tsx'
import { FiguresStep } from './FiguresStep.tsx'
import { RulesStep } from './RulesStep.tsx'
import { firstOpenStep, TAPE_STEPS, type TapeStep, tapeSteps } from './tapeSteps.ts'
import { type TapeChanges, useTapeChanges } from './useTapeChanges.ts'

/** What every step of an import works with. */
export interface StepProps {
  readonly tape: Tape
  readonly changes: TapeChanges
  readonly enter: (step: TapeStep) => void
}

/** An import on its way: columns, rules, errors, figures. */
export function TapePage() {
  const { tapeId = '' } = useParams({ strict: false }) as { readonly tapeId?: string }
  return (
    <SignedInOnly persona="issuer" why="An import is shown only to the wallet that uploaded the file.">
      <TapeWizard id={tapeId} key={tapeId} />
    </SignedInOnly>
  )
}

function TapeWizard({ id }: { readonly id: string }) {
  const answer = useAnswer(routes.tape, { params: { id } })
  if (answer.isError) {
    return (
      <>
        <PageHeader title="Import" back={{ to: '/issue/import', label: 'All imports' }} />
        <ErrorState
          error={answer.error}
          retry={() => void answer.refetch()}
          title="This import cannot be shown"
        />
      </>
    )
  }
  if (answer.data === undefined) {
    return (
      <>
        <PageHeader title="Import" back={{ to: '/issue/import', label: 'All imports' }} />
        <SkeletonCard lines={8} what="the import" />
      </>
    )
  }
  return <Steps tape={answer.data} />
}

function Steps({ tape }: { readonly tape: Tape }) {
  const changes = useTapeChanges(tape.id)
  const steps = tapeSteps(tape)
  const [wanted, enter] = useStep(TAPE_STEPS, firstOpenStep(tape))
  const current = steps.find(({ name }) => name === wanted)?.open ? wanted : firstOpenStep(tape)
  const Step = { columns: ColumnsStep, rules: RulesStep, errors: ErrorsStep, figures: FiguresStep }[current]
  return (
    <>
      <PageHeader
        title={tape.fileName}
        documentTitle={`Import ${tape.fileName}`}
        back={{ to: '/issue/import', label: 'All imports' }}
        lead={`${formatCount(tape.rows)} rows, ${tape.columns.length} columns, ${FORMATS[tape.format]}`}
        actions={<SaveState changes={changes} />}
      />
      <WizardSteps label="Steps of the import" steps={steps} current={current} onEnter={enter} />
      {changes.error !== undefined && (
        <div className="mb-4">
          <Notice
            kind="bad"
            title="The last change is not saved"
            action={
              <Button size="small" onClick={changes.retry}>
                Save again
              </Button>
            }
          >
            {sentenceOf(changes.error).message}. {sentenceOf(changes.error).remedy}
          </Notice>
        </div>
      )}
      <Step tape={tape} changes={changes} enter={enter} />
    </>
  )
}

const FORMATS = { csv: 'CSV', xlsx: 'Excel', parquet: 'Parquet' } as const

function SaveState({ changes }: { readonly changes: TapeChanges }) {
  return (
    <span role="status" className="flex items-center gap-2 text-[0.8125rem] text-ink-3">
      {changes.saving ? (
        <>
          <Spinner /> Saving and checking …
        </>
      ) : changes.error !== undefined ? (
        <span className="text-bad">Not saved</span>
      ) : (
        'All changes are saved'
      )}
    </span>
  )
}
