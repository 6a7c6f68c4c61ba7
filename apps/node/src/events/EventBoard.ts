import type { StreamEvent } from '@specie/api'

/** An event with its place in the stream. */
export interface PlacedEvent {
  readonly id: number
  readonly event: StreamEvent
}

/** Events of the whole system, whichever process they came from. */
export interface EventBoard {
  /** Writes an event down; every server on the database tells it to its pages. */
  publish(event: StreamEvent): Promise<void>
  /** @returns a function that ends the subscription */
  subscribe(listener: (placed: PlacedEvent) => void): () => void
  /** Events after an id, oldest first, at most so many. */
  since(id: number, most: number): Promise<readonly PlacedEvent[]>
  close(): Promise<void>
}
