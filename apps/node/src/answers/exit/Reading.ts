import type { Services } from '../../Services.ts'

/** What an answer about exits is read from; a command has as much without a server. */
export type Reading = Pick<Services, 'client' | 'database' | 'deployment'>
