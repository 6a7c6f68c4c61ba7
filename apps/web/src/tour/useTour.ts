import { useSyncExternalStore } from 'react'
import { tour } from './tour.ts'
import type { TourState } from './tourStore.ts'

/** How far the newcomer has come. */
export function useTour(): TourState {
  return useSyncExternalStore(tour.subscribe, tour.get)
}
