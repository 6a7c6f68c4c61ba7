import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Deployment } from '@specie/protocol'
import type { Hex, LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { type Limits, LOCAL_LIMITS, PUBLIC_LIMITS } from '../http/limits.ts'
import { Environment, type Values } from './Environment.ts'
import type { NodeOptions, NodePart } from './NodeOptions.ts'
import { variables } from './variables.ts'

/** What the environment says of a process; its log is made by who starts it. */
export interface Configuration extends Omit<NodeOptions, 'log'> {
  readonly logLevel: (typeof LEVELS)[number]
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const PARTS: readonly NodePart[] = ['api', 'indexer', 'agents']
const LOCAL_CHAIN = 31_337
const PORTS = 65_535

/** Variables of the command line and of tests, which begin alike. */
const OTHERS = new Set(['SPECIE_HOME', 'SPECIE_DEBUG', 'SPECIE_DATA', 'SPECIE_SERVER'])

/**
 * Reads how a process is to run. Everything that is wrong is said at once.
 * @throws SpecieError `configuration.wrong`
 */
export function readConfiguration(values: Values): Configuration {
  const read = new Environment(values)
  refuseUnknown(values, read)
  const databaseUrl = read.needed('DATABASE_URL', /^postgres(ql)?:\/\/[^/]+\/.+/)
  const rpcUrl = read.needed('SPECIE_RPC_URL', /^https?:\/\/\S+$/)
  const deployment = deploymentOf(read)
  const local = deployment?.chainId === LOCAL_CHAIN
  const parts = partsOf(read)
  const given = {
    port: read.whole('PORT', 0, PORTS) ?? 4400,
    host: read.text('HOST'),
    healthPort: read.whole('SPECIE_HEALTH_PORT', 0, PORTS),
    webRoot: webRootOf(read),
    publicHost: publicHostOf(read),
    trustProxy: trustOf(read),
    signers: signersOf(read),
    uploadLimit: times(read.whole('SPECIE_UPLOAD_MEGABYTES', 1, 4_096), 1024 * 1024),
    reconcileEvery: times(read.whole('SPECIE_RECONCILE_SECONDS', 0, 86_400), 1_000),
    connections: read.whole('SPECIE_DATABASE_CONNECTIONS', 4, 1_000),
  }
  const secure = read.choice('SPECIE_SECURE_COOKIES', ['true', 'false'])
  const logLevel = read.choice('LOG_LEVEL', LEVELS) ?? 'info'
  const limits = limitsOf(read, local ? LOCAL_LIMITS : PUBLIC_LIMITS)
  read.settle()
  return {
    parts,
    databaseUrl,
    rpcUrl,
    deployment: deployment!,
    limits,
    secureCookies: secure === undefined ? !local : secure === 'true',
    logLevel,
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Partial<NodeOptions>),
  }
}

/** A variable that is spelt wrong would be left aside in silence. */
function refuseUnknown(values: Values, read: Environment): void {
  for (const name of Object.keys(values)) {
    if (!name.startsWith('SPECIE_') || name in variables || OTHERS.has(name)) continue
    read.refuseUnknown(name)
  }
}

function deploymentOf(read: Environment): Deployment | undefined {
  const path = read.needed('SPECIE_DEPLOYMENT', /./)
  if (path === '') return undefined
  try {
    const deployment = JSON.parse(readFileSync(path, 'utf8')) as Deployment
    if (typeof deployment.chainId === 'number' && typeof deployment.contracts === 'object') return deployment
    read.refuse('SPECIE_DEPLOYMENT', `names ${path}, which is no record of a deployment`)
  } catch (error) {
    read.refuse('SPECIE_DEPLOYMENT', `names ${path}, which cannot be read: ${(error as Error).message}`)
  }
  return undefined
}

function partsOf(read: Environment): NodePart[] {
  const text = read.text('SPECIE_PARTS')
  if (text === undefined) return [...PARTS]
  const names = text.split(',').map((name) => name.trim())
  const parts = names.filter((name): name is NodePart => PARTS.includes(name as NodePart))
  if (parts.length !== names.length || new Set(parts).size !== parts.length) {
    read.refuse('SPECIE_PARTS', `is ${JSON.stringify(text)}`)
  }
  return parts
}

function webRootOf(read: Environment): string | undefined {
  const folder = read.text('SPECIE_WEB_ROOT')
  if (folder !== undefined && !existsSync(join(folder, 'index.html'))) {
    read.refuse('SPECIE_WEB_ROOT', `names ${folder}, which has no index.html`)
  }
  return folder
}

function publicHostOf(read: Environment): string | undefined {
  const host = read.text('SPECIE_PUBLIC_HOST')
  if (host !== undefined && !/^[\w.[\]:-]+$/.test(host))
    read.refuse('SPECIE_PUBLIC_HOST', `is ${JSON.stringify(host)}`)
  return host
}

function trustOf(read: Environment): boolean | string | undefined {
  const text = read.text('SPECIE_TRUST_PROXY')
  if (text === undefined) return undefined
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^[0-9a-fA-F.:/, ]+$/.test(text)) return text
  read.refuse('SPECIE_TRUST_PROXY', `is ${JSON.stringify(text)}`)
  return undefined
}

/** Keys never stand in a variable, which other processes and crash reports may show. */
function signersOf(read: Environment): LocalAccount[] | undefined {
  const path = read.text('SPECIE_AGENT_KEYS_FILE')
  if (path === undefined) return undefined
  try {
    if ((statSync(path).mode & 0o077) !== 0) {
      read.refuse('SPECIE_AGENT_KEYS_FILE', `names ${path}, which others may read: chmod 600 ${path}`)
      return undefined
    }
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim())
    const keys = lines.filter((line) => line !== '' && !line.startsWith('#'))
    const wrong = lines.findIndex(
      (line) => line !== '' && !line.startsWith('#') && !/^(0x)?[0-9a-fA-F]{64}$/.test(line),
    )
    if (wrong >= 0 || keys.length === 0) {
      const where =
        keys.length === 0 ? 'has no key' : `has no key of 64 hexadecimal digits in line ${wrong + 1}`
      read.refuse('SPECIE_AGENT_KEYS_FILE', `names ${path}, which ${where}`)
      return undefined
    }
    return keys.map((key) => privateKeyToAccount(`0x${key.replace(/^0x/, '')}` as Hex))
  } catch (error) {
    read.refuse('SPECIE_AGENT_KEYS_FILE', `names ${path}, which cannot be read: ${(error as Error).message}`)
    return undefined
  }
}

function limitsOf(read: Environment, usual: Limits): Limits {
  return {
    reads: read.whole('SPECIE_READS_PER_MINUTE', 1) ?? usual.reads,
    writes: read.whole('SPECIE_WRITES_PER_MINUTE', 1) ?? usual.writes,
    uploads: read.whole('SPECIE_UPLOADS_PER_MINUTE', 1) ?? usual.uploads,
    signIns: read.whole('SPECIE_SIGN_INS_PER_MINUTE', 1) ?? usual.signIns,
  }
}

function times(value: number | undefined, unit: number): number | undefined {
  return value === undefined ? undefined : value * unit
}
