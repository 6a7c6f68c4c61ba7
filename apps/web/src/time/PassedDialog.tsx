import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { Link } from '../components/Link.tsx'
import { formatDate } from '../format/dates.ts'
import { formatCount } from '../format/rates.ts'
import type { Passed } from './usePassage.ts'

/** What happened while time passed, in words. */
export function PassedDialog({
  passed,
  onClose,
}: {
  readonly passed: Passed | undefined
  readonly onClose: () => void
}) {
  const acts = passed?.decisions.filter(({ decision }) => decision === 'act') ?? []
  return (
    <Dialog
      open={passed !== undefined}
      onClose={onClose}
      title={passed === undefined ? '' : `It is now ${formatDate(passed.to)}`}
      description={passed === undefined ? undefined : `What happened since ${formatDate(passed.from)}`}
      footer={
        <Button kind="primary" onClick={onClose}>
          Go on
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        {passed?.pools.map((story) => (
          <section key={story.pool}>
            <h3 className="font-semibold">
              <Link to={`/pools/${story.pool}`} look="plain" className="hover:underline" onClick={onClose}>
                {story.name}
              </Link>
            </h3>
            <ul className="mt-2 flex flex-col gap-1.5 border-line border-l-2 pl-4 text-ink-2">
              {story.sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
        {passed?.pools.length === 0 && (
          <p className="text-ink-2">No pool changed: no period ended in this time.</p>
        )}
        {acts.length > 0 && (
          <details className="text-[0.8125rem]">
            <summary className="font-medium text-ink-2">What agents did ({formatCount(acts.length)})</summary>
            <ul className="mt-2 flex flex-col gap-1.5 text-ink-3">
              {acts.map((decision) => (
                <li key={decision.id}>{decision.sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Dialog>
  )
}
