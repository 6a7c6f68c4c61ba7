import type { ClaimName } from '@specie/protocol'
import { Badge } from '../../components/Badge.tsx'
import { Card } from '../../components/Card.tsx'
import { CLAIM_WORDS, USUAL_CLAIMS } from './claimWords.ts'

/** What is asked of an investor and why, with what they have already. */
export function AskedClaims({ held }: { readonly held: readonly string[] }) {
  const further = (Object.keys(CLAIM_WORDS) as ClaimName[]).filter(
    (name) => held.includes(name) && !(USUAL_CLAIMS as readonly string[]).includes(name),
  )
  return (
    <Card title="What is asked, and why">
      <ul className="grid gap-4">
        {USUAL_CLAIMS.map((name) => (
          <Claim key={name} name={name} held={held.includes(name)} asked />
        ))}
        {further.map((name) => (
          <Claim key={name} name={name} held asked={false} />
        ))}
      </ul>
      <p className="mt-4 border-line border-t pt-4 text-[0.8125rem] text-ink-3">
        A pool may ask for more, for instance that you live in certain countries. Its page says so before you
        invest, and no transaction can go through that breaks a rule.
      </p>
    </Card>
  )
}

function Claim({
  name,
  held,
  asked,
}: {
  readonly name: ClaimName
  readonly held: boolean
  readonly asked: boolean
}) {
  const { title, why, how } = CLAIM_WORDS[name]
  return (
    <li>
      <p className="flex flex-wrap items-center justify-between gap-2 font-medium">
        {title}
        {held ? (
          <Badge tone="good" dot>
            you have it
          </Badge>
        ) : (
          asked && <Badge>needed</Badge>
        )}
      </p>
      <p className="mt-0.5 text-[0.8125rem] text-ink-2">{why}</p>
      {!held && <p className="mt-0.5 text-[0.8125rem] text-ink-3">{how}</p>}
    </li>
  )
}
