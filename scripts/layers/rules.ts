/** What a workspace may import. The whole table is the architecture in one look; docs/architecture.md says why. */
export interface WorkspaceRule {
  /** Folder from the root. */
  readonly folder: string
  /** Workspaces that its sources may import. */
  readonly uses: readonly string[]
  /** True for code that must also run in a browser: no module of Node. */
  readonly pure?: boolean
}

export const workspaceRules: Readonly<Record<string, WorkspaceRule>> = {
  '@specie/units': { folder: 'packages/units', uses: [], pure: true },
  '@specie/quant': { folder: 'packages/quant', uses: ['@specie/units'], pure: true },
  '@specie/tape': { folder: 'packages/tape', uses: ['@specie/units'] },
  '@specie/protocol': { folder: 'packages/protocol', uses: ['@specie/units', '@specie/quant'] },
  '@specie/servicing': {
    folder: 'packages/servicing',
    uses: ['@specie/units', '@specie/quant', '@specie/tape', '@specie/protocol'],
  },
  '@specie/ledger': { folder: 'packages/ledger', uses: ['@specie/units', '@specie/protocol'] },
  '@specie/api': { folder: 'packages/api', uses: ['@specie/units'], pure: true },
  '@specie/report': { folder: 'packages/report', uses: ['@specie/units', '@specie/quant'] },
  '@specie/agents': {
    folder: 'packages/agents',
    uses: [
      '@specie/units',
      '@specie/quant',
      '@specie/tape',
      '@specie/protocol',
      '@specie/servicing',
      '@specie/ledger',
    ],
  },
  '@specie/testing': {
    folder: 'packages/testing',
    uses: [
      '@specie/units',
      '@specie/quant',
      '@specie/tape',
      '@specie/protocol',
      '@specie/servicing',
      '@specie/ledger',
    ],
  },
  '@specie/node': {
    folder: 'apps/node',
    uses: [
      '@specie/units',
      '@specie/quant',
      '@specie/tape',
      '@specie/protocol',
      '@specie/servicing',
      '@specie/ledger',
      '@specie/api',
      '@specie/report',
      '@specie/agents',
    ],
  },
  '@specie/cli': {
    folder: 'apps/cli',
    uses: [
      '@specie/units',
      '@specie/quant',
      '@specie/tape',
      '@specie/protocol',
      '@specie/servicing',
      '@specie/ledger',
      '@specie/api',
      '@specie/report',
      '@specie/node',
    ],
  },
  '@specie/web': {
    folder: 'apps/web',
    uses: ['@specie/units', '@specie/quant', '@specie/protocol', '@specie/api'],
    pure: true,
  },
}

/** Tests of any workspace may also import these. */
export const testWorkspaces: readonly string[] = ['@specie/testing']

/**
 * Which folder of contracts/src may import which. Contracts meet each other through `interfaces` only, so that an
 * asset type, a transfer rule or an exit can be added without touching its neighbours.
 */
export const contractRules: Readonly<Record<string, readonly string[]>> = {
  interfaces: [],
  common: [],
  govern: [],
  identity: ['interfaces'],
  oracle: ['interfaces'],
  pool: ['interfaces'],
  exit: ['interfaces', 'common'],
  credit: ['interfaces', 'common'],
  // It tells desk and market what to do, and reads their words.
  guard: ['interfaces', 'exit'],
  local: [],
}
