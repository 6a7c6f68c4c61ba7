import type { Application, Identity } from '@specie/api'
import type { ReactNode } from 'react'
import { AddressText } from '../../components/AddressText.tsx'
import { Badge, type Tone } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Link } from '../../components/Link.tsx'
import { type Step, Stepper, type StepState } from '../../components/Stepper.tsx'
import { formatDate, formatDistance } from '../../format/dates.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { useLocal } from '../../wallet/useLocal.ts'
import { countryName } from '../issuer/countryName.ts'
import { PersonaButton } from '../issuer/PersonaButton.tsx'
import { CLASS_WORDS, type InvestorClass } from './claimWords.ts'
import type { Standing } from './standing.ts'

interface Look {
  readonly title: string
  readonly badge: string
  readonly tone: Tone
  readonly text: string
}

const LOOKS: Readonly<Record<Standing, Look>> = {
  none: {
    title: 'You are not verified yet',
    badge: 'not verified',
    tone: 'neutral',
    text: 'You can look at everything. To hold shares, apply below; it takes two minutes of your time.',
  },
  waiting: {
    title: 'Your application is being looked at',
    badge: 'waiting',
    tone: 'warn',
    text: 'The KYC issuer compares what you wrote with documents. This page changes by itself when there is an answer.',
  },
  signed: {
    title: 'You passed. One signature is left',
    badge: 'one step left',
    tone: 'accent',
    text: 'The KYC issuer has signed a statement about you. Put it into the register: after that every pool knows you.',
  },
  refused: {
    title: 'Your application was refused',
    badge: 'refused',
    tone: 'bad',
    text: 'Read the reason below. You may apply again.',
  },
  verified: {
    title: 'You are verified',
    badge: 'verified',
    tone: 'good',
    text: 'You may invest in every pool whose rules you meet.',
  },
  expiring: {
    title: 'You are verified, but not for long',
    badge: 'expires soon',
    tone: 'warn',
    text: 'Apply again now. After the end you keep your shares, their income and your way out, but you can receive nothing new.',
  },
  expired: {
    title: 'Your verification has ended',
    badge: 'ended',
    tone: 'warn',
    text: 'You keep your shares, their income and your way out, but you can receive nothing new. Apply again below.',
  },
  lost: {
    title: 'This wallet was declared lost',
    badge: 'lost',
    tone: 'bad',
    text: 'Its identity and shares moved to another wallet of yours. Use that one.',
  },
}

/** How far somebody is, and the one thing to do next. */
export function StandingCard({
  standing,
  identity,
  application,
  now,
  asOf,
}: {
  readonly standing: Standing
  readonly identity: Identity
  readonly application: Application | undefined
  readonly now: number
  readonly asOf: ReactNode
}) {
  const look = LOOKS[standing]
  const known = standing === 'verified' || standing === 'expiring' || standing === 'expired'
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-3">
          {look.title} <Badge tone={look.tone}>{look.badge}</Badge>
        </span>
      }
      hint={look.text}
      action={asOf}
    >
      <div className="grid gap-5">
        {standing === 'refused' && application?.reason && (
          <p className="rounded-lg bg-bad-soft px-4 py-3">
            <span className="font-medium">Reason:</span> {application.reason}
          </p>
        )}
        {known ? (
          <Facts identity={identity} now={now} />
        ) : (
          standing !== 'lost' && <Path standing={standing} />
        )}
        <NextAction standing={standing} application={application} />
      </div>
    </Card>
  )
}

function Facts({ identity, now }: { readonly identity: Identity; readonly now: number }) {
  const investorClass = identity.class as InvestorClass | null
  return (
    <KeyValue
      rows={[
        { label: 'Residence', value: identity.country === null ? '–' : countryName(identity.country) },
        {
          label: 'Class of investor',
          value: investorClass === null ? '–' : (CLASS_WORDS[investorClass]?.title ?? investorClass),
        },
        {
          label: 'Holds until',
          value:
            identity.expiry === null
              ? '–'
              : `${formatDate(identity.expiry)} (${formatDistance(identity.expiry, now)})`,
        },
        {
          label: 'Checked by',
          hint: 'The KYC issuer that vouches for you. It alone knows your name.',
          value: identity.issuer === null ? '–' : <AddressText address={identity.issuer} />,
        },
      ]}
    />
  )
}

function Path({ standing }: { readonly standing: Standing }) {
  const reached = standing === 'waiting' ? 1 : standing === 'signed' ? 2 : 0
  const state = (index: number): StepState =>
    index < reached ? 'done' : index > reached ? 'waiting' : standing === 'refused' ? 'failed' : 'current'
  const steps: Step[] = [
    { title: 'Apply', note: 'Name, country, class of investor.', state: state(0) },
    { title: 'Be checked', note: 'By the KYC issuer, from documents.', state: state(1) },
    { title: 'Register', note: 'One transaction of yours. Its fee is a few cents.', state: state(2) },
  ]
  return <Stepper label="On the way to being verified" steps={steps} />
}

function NextAction({
  standing,
  application,
}: {
  readonly standing: Standing
  readonly application: Application | undefined
}) {
  const { start } = useTransaction()
  const local = useLocal()
  const calls = application?.calls
  if (standing === 'signed' && calls) {
    return (
      <div>
        <Button
          kind="primary"
          onClick={() =>
            start({
              title: 'Register my identity',
              calls,
              about:
                'Puts the KYC issuer’s signed statement about this wallet into the register. It says your country, your class and until when it holds, and nothing else.',
            })
          }
        >
          Register now
        </Button>
      </div>
    )
  }
  if (standing === 'waiting' && local !== undefined) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <PersonaButton name="kycIssuer" />
        <span className="text-[0.8125rem] text-ink-3">to look at the application yourself</span>
      </div>
    )
  }
  if (standing === 'verified') {
    return (
      <div>
        <Link to="/pools" look="primary">
          Look at the pools
        </Link>
      </div>
    )
  }
  return null
}
