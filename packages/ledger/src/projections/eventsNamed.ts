import type { EventName, LedgerEvent } from '../chain/events.ts'

/** The events of the given names, in their order. */
export function eventsNamed<All extends EventName, Name extends All>(
  events: readonly LedgerEvent<All>[],
  ...names: readonly Name[]
): LedgerEvent<Name>[] {
  const wanted = new Set<string>(names)
  return events.filter((event) => wanted.has(event.name)) as unknown as LedgerEvent<Name>[]
}
