/** What one variable of the environment says. */
export interface Variable {
  readonly meaning: string
  /** What may stand in it. */
  readonly expected: string
  /** In words, when it may be left out. */
  readonly usual?: string
}

/** Every variable by which a process of the server is set up. docs/operating.md has the same table. */
export const variables = {
  DATABASE_URL: {
    meaning: 'the PostgreSQL that all processes share',
    expected: 'postgres://user:password@host:port/database',
  },
  SPECIE_RPC_URL: { meaning: "the chain's node", expected: 'http:// or https://, with its path and key' },
  SPECIE_DEPLOYMENT: {
    meaning: 'file with the addresses of the contracts, as `specie deploy` writes it',
    expected: 'path of a JSON file',
  },
  SPECIE_PARTS: {
    meaning: 'what this process does',
    expected: 'some of api,indexer,agents',
    usual: 'all three',
  },
  HOST: { meaning: 'address to listen on', expected: 'an address of this machine', usual: '127.0.0.1' },
  PORT: { meaning: 'port of the server', expected: '0 (any free one) to 65535', usual: '4400' },
  SPECIE_HEALTH_PORT: {
    meaning: 'port of /livez, /readyz and /metrics where the process is no server',
    expected: '0 (any free one) to 65535',
    usual: 'none',
  },
  SPECIE_WEB_ROOT: {
    meaning: 'folder of the built console',
    expected: 'path of a folder with index.html',
    usual: 'no console',
  },
  SPECIE_PUBLIC_HOST: {
    meaning: 'host that people type, for signing in behind a proxy that changes it',
    expected: 'host or host:port, without https://',
    usual: 'the host of the question',
  },
  SPECIE_SECURE_COOKIES: {
    meaning: 'session cookies over https only',
    expected: 'true or false',
    usual: 'true, except on a local chain',
  },
  SPECIE_TRUST_PROXY: {
    meaning: 'proxies whose X-Forwarded-For names who asks',
    expected: 'true, false, or addresses and networks with commas between them',
    usual: 'false',
  },
  SPECIE_AGENT_KEYS_FILE: {
    meaning: 'private keys that the agents sign with, one a line',
    expected: 'path of a file that only its owner may read',
    usual: 'none; on a local chain its personas',
  },
  SPECIE_READS_PER_MINUTE: {
    meaning: 'questions a minute from one address',
    expected: '1 or more',
    usual: '3000',
  },
  SPECIE_WRITES_PER_MINUTE: { meaning: 'changes', expected: '1 or more', usual: '240' },
  SPECIE_UPLOADS_PER_MINUTE: { meaning: 'uploaded files', expected: '1 or more', usual: '30' },
  SPECIE_SIGN_INS_PER_MINUTE: { meaning: 'attempts to sign in', expected: '1 or more', usual: '30' },
  SPECIE_UPLOAD_MEGABYTES: {
    meaning: 'most that one uploaded tape may have, MiB',
    expected: '1 or more',
    usual: '256',
  },
  SPECIE_RECONCILE_SECONDS: {
    meaning: 'between two comparisons of index and chain',
    expected: '0 (never) or more',
    usual: '300; 60 on a local chain',
  },
  SPECIE_DATABASE_CONNECTIONS: {
    meaning: 'connections to the database of this process',
    expected: '4 or more',
    usual: '20',
  },
  LOG_LEVEL: {
    meaning: 'how much is logged',
    expected: 'fatal, error, warn, info, debug, trace or silent',
    usual: 'info',
  },
} as const satisfies Readonly<Record<string, Variable>>

export type VariableName = keyof typeof variables
