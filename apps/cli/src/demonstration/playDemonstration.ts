import type { Session } from '../frame/session.ts'

export interface Story {
  readonly pool: string
}
export async function playDemonstration(_session: Session, _rpcUrl: string): Promise<Story | undefined> {
  return undefined
}
