import type { Agent } from '@specie/api'

const TITLES: Readonly<Record<Agent['name'], string>> = {
  valuation: 'Valuation',
  servicer: 'Servicer',
  distributor: 'Distributor',
  blockBroker: 'Block broker',
  marketMaker: 'Market maker',
  windowKeeper: 'Window keeper',
  sentinel: 'Sentinel',
}

/** What an agent is called. */
export function agentTitle(name: Agent['name']): string {
  return TITLES[name]
}
