import { routes, type Tape } from '@specie/api'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Link } from '../../../components/Link.tsx'
import { NoPermission } from '../../../components/NoPermission.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { formatCount } from '../../../format/rates.ts'
import { SignedInOnly } from '../SignedInOnly.tsx'
import { useStep } from '../wizard/useStep.ts'
import { WizardSteps } from '../wizard/WizardSteps.tsx'
import { NameStep } from './NameStep.tsx'
import { openSteps, POOL_STEPS, type PoolStepProps } from './openSteps.ts'
import { PreviewPanel } from './PreviewPanel.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { RiskStep } from './RiskStep.tsx'
import { TermsStep } from './TermsStep.tsx'
import { TranchesStep } from './TranchesStep.tsx'
import { termsProblems } from './termsProblems.ts'
import { useOpeningPreview } from './useOpeningPreview.ts'
import { useTerms } from './useTerms.ts'

/** From a checked tape to an open pool. */
export function OpenPoolPage() {
  const { tapeId = '' } = useParams({ strict: false }) as { readonly tapeId?: string }
  return (
    <SignedInOnly persona="issuer" why="Terms are kept beside your tape, for your wallet alone.">
      <WithTape id={tapeId} key={tapeId} />
    </SignedInOnly>
  )
}

function WithTape({ id }: { readonly id: string }) {
  const answer = useAnswer(routes.tape, { params: { id } })
  const header = <PageHeader title="Open a pool" back={{ to: `/issue/import/${id}`, label: 'The tape' }} />
  if (answer.isError) {
    return (
      <>
        {header}
        <ErrorState
          error={answer.error}
          retry={() => void answer.refetch()}
          title="The tape cannot be shown"
        />
      </>
    )
  }
  if (answer.data === undefined) {
    return (
      <>
        {header}
        <SkeletonCard lines={10} what="the tape" />
      </>
    )
  }
  if (answer.data.pool !== null || answer.data.check?.errorCount !== 0) {
    return (
      <>
        {header}
        <NotReady tape={answer.data} />
      </>
    )
  }
  return <Wizard tape={answer.data} />
}

function NotReady({ tape }: { readonly tape: Tape }) {
  return tape.pool !== null ? (
    <NoPermission
      missing="A pool was opened with this tape already"
      how="The same loans cannot stand behind two pools: anybody could prove it, and the bond would pay."
      action={
        <Link to={`/pools/${tape.pool}`} look="primary">
          To the pool
        </Link>
      }
    />
  ) : (
    <NoPermission
      missing="The tape is not ready"
      how="Every row has to be in order, or left out, before loans can be sold."
      action={
        <Link to={`/issue/import/${tape.id}`} look="primary">
          Go on with the import
        </Link>
      }
    />
  )
}

function Wizard({ tape }: { readonly tape: Tape }) {
  const draft = useTerms(tape.id)
  const { terms } = draft
  const problems = terms === undefined ? [] : termsProblems(terms)
  const preview = useOpeningPreview(tape.id, terms, terms !== undefined && problems.length === 0)
  const steps = openSteps(problems)
  const [current, enter] = useStep(POOL_STEPS, 'name')
  const figures = tape.check?.figures
  const header = (
    <PageHeader
      title={terms?.name.trim() ? `Open “${terms.name}”` : 'Open a pool'}
      documentTitle="Open a pool"
      back={{ to: `/issue/import/${tape.id}`, label: tape.fileName }}
      lead={
        figures
          ? `${formatCount(figures.loans)} loans of ${formatCount(figures.borrowers)} borrowers. Nothing is sent before the last step.`
          : 'Nothing is sent before the last step.'
      }
      actions={
        <Button kind="quiet" size="small" onClick={draft.reset}>
          Start over with what is suggested
        </Button>
      }
    />
  )
  if (draft.error !== null && terms === undefined) {
    return (
      <>
        {header}
        <ErrorState error={draft.error} retry={draft.refetch} title="No terms can be suggested" />
      </>
    )
  }
  if (terms === undefined) {
    return (
      <>
        {header}
        <SkeletonCard lines={10} what="what is suggested" />
      </>
    )
  }
  const props: PoolStepProps = { tape, terms, change: draft.change, problems, preview, enter }
  const Step = {
    name: NameStep,
    risk: RiskStep,
    tranches: TranchesStep,
    terms: TermsStep,
    review: ReviewStep,
  }[current]
  return (
    <>
      {header}
      <WizardSteps label="Steps to a pool" steps={steps} current={current} onEnter={enter} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Step {...props} />
        </div>
        <PreviewPanel preview={preview} problems={problems} />
      </div>
    </>
  )
}
