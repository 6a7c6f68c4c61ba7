import { useEffect, useRef, useState } from 'react'
import type { TransactionRecord } from '../transactions/types.ts'
import { useRecords } from '../transactions/useRecords.ts'

const WORDS: Readonly<Record<TransactionRecord['state'], string>> = {
  signing: 'waits for the signature',
  sent: 'was sent',
  mined: 'was mined',
  indexed: 'is done',
  failed: 'failed',
}

/** Says aloud, for those who do not see, what becomes of transactions. */
export function Announcer() {
  const [latest] = useRecords()
  const [text, setText] = useState('')
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (latest !== undefined)
      setText(`${latest.title}: ${WORDS[latest.state]}. ${latest.failure?.message ?? ''}`)
  }, [latest])
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {text}
    </p>
  )
}
