import type { Local } from '@specie/api'
import { accounts } from './accounts.ts'
import { personTitle } from './personTitle.ts'

/** From now on this person of the local chain acts in this page. */
export function actAs({ address, name, title }: Local['personas'][number]): void {
  accounts.set({ kind: 'persona', address, name, title: personTitle(title) })
}
