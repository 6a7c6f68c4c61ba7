import { createHash } from 'node:crypto'
import type { Database } from '@specie/ledger'
import { sql } from 'kysely'

/** Questions of everybody in the present window, on all servers of a database. */
export interface RequestCounts {
  /** Counts one question. @returns how many of that subject there were, and milliseconds until the window ends */
  count(subject: string, windowMs: number): { readonly questions: number; readonly endsIn: number }
  /** Tells the other servers what this one counted, and hears theirs. */
  exchange(): Promise<void>
  close(): Promise<void>
}

/** For tests: when to exchange, and what time it is. */
export interface RequestCountOptions {
  /** Milliseconds between two exchanges; a second. */
  readonly everyMs?: number
  /** Milliseconds since 1970; the machine's. */
  readonly now?: () => number
}

interface Counted {
  readonly began: number
  /** Known of all servers. */
  known: number
  /** Counted here and not told yet. */
  untold: number
}

/** Milliseconds between two exchanges: by so much several servers together may exceed a limit. */
const EXCHANGE_MS = 1_000
/** Seconds that counts of a past window are kept; the longest window is a minute. */
const KEPT = 300

/**
 * Counts in memory, so that no question waits for the database, and exchanges the counts each second. While the
 * database is gone each server counts for itself.
 */
export function createRequestCounts(
  { db }: Pick<Database, 'db'>,
  { everyMs = EXCHANGE_MS, now = Date.now }: RequestCountOptions = {},
): RequestCounts {
  const subjects = new Map<string, Counted>()
  const exchange = async () => {
    const told = [...subjects].filter(([, { untold }]) => untold > 0)
    for (const [subject, { began }] of subjects) {
      if (began + KEPT * 1000 < now()) subjects.delete(subject)
    }
    if (told.length === 0) return
    const sums = await tell(
      { db },
      now(),
      told.map(([subject, { began, untold }]) => ({ subject: hashOf(subject), began, untold })),
    )
    for (const [index, [subject, before]] of told.entries()) {
      const counted = subjects.get(subject)
      if (counted?.began !== before.began) continue
      counted.untold -= sums[index]!.told
      counted.known = sums[index]!.questions
    }
  }
  let working: Promise<void> = Promise.resolve()
  const later = () => {
    working = working.then(exchange).catch(() => {})
    return working
  }
  const timer = setInterval(later, everyMs).unref()
  return {
    count(subject, windowMs) {
      const at = now()
      const began = Math.floor(at / windowMs) * windowMs
      let counted = subjects.get(subject)
      if (counted?.began !== began) {
        counted = { began, known: 0, untold: 0 }
        subjects.set(subject, counted)
      }
      counted.untold += 1
      return { questions: counted.known + counted.untold, endsIn: began + windowMs - at }
    },
    exchange: later,
    async close() {
      clearInterval(timer)
      await working
    },
  }
}

interface Told {
  readonly subject: string
  readonly began: number
  readonly untold: number
}

/** Adds counts to those of the others. @returns in the same order what was told and what all counted */
async function tell({ db }: Pick<Database, 'db'>, at: number, counts: readonly Told[]) {
  const { rows } = await sql<{ subject: string; questions: bigint }>`
    insert into request_count (subject, began, questions)
    select decode(subject, 'hex'), began, questions from unnest(
      ${counts.map(({ subject }) => subject)}::text[],
      ${counts.map(({ began }) => Math.floor(began / 1000))}::bigint[],
      ${counts.map(({ untold }) => untold)}::bigint[]) as told (subject, began, questions)
    order by 1
    on conflict (subject, began) do update set questions = request_count.questions + excluded.questions
    returning encode(subject, 'hex') as subject, questions`.execute(db)
  if (Math.random() < 0.02) {
    await db
      .deleteFrom('requestCount')
      .where('began', '<', BigInt(Math.floor(at / 1000) - KEPT))
      .execute()
  }
  const sums = new Map(rows.map(({ subject, questions }) => [subject, Number(questions)]))
  return counts.map(({ subject, untold }) => ({ told: untold, questions: sums.get(subject) ?? untold }))
}

function hashOf(subject: string): string {
  return createHash('sha256').update(subject).digest('hex')
}
