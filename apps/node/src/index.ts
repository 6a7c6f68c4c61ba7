export { type NodeOptions, type NodePart, type RunningNode, startNode } from './startNode.ts'
