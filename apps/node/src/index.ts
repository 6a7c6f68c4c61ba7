export { type NodeOptions, type NodePart, type RunningNode, startNode } from './startNode.ts'
export { type StatementOrder, statementOf } from './statement/statementOf.ts'
