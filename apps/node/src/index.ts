export { postgresReports } from '@specie/agents'
export { fileLog } from './fileLog.ts'
export { type NodeOptions, type NodePart, type RunningNode, startNode } from './startNode.ts'
export { type StatementOrder, statementOf } from './statement/statementOf.ts'
