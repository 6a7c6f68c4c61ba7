export { type BlockReference, readBlock } from './chain/readBlock.ts'
export type { Context } from './context.ts'
export { type ConnectionOptions, createContext } from './createContext.ts'
export { addressOf } from './deploy/addressOf.ts'
export type { Artifact, ArtifactSource } from './deploy/artifact.ts'
export { type DeployOptions, type DeployOutcome, deploy } from './deploy/deploy.ts'
export { CONTRACTS, type ContractName, type DeployedContract, type Deployment } from './deploy/deployment.ts'
export { DETERMINISTIC_DEPLOYER } from './deploy/deterministicDeployer.ts'
export {
  type DeploymentParameters,
  NAV_SETTINGS,
  type NavSettings,
  RESERVE_SETTINGS,
  type ReserveSettings,
} from './deploy/parameters.ts'
export { readArtifact } from './deploy/readArtifact.ts'
export { ROLE_NAMES, ROLES, type RoleName } from './deploy/roles.ts'
export { type DeploymentStore, fileStore } from './deploy/store.ts'
export { type Difference, verifyDeployment } from './deploy/verifyDeployment.ts'
export { ContractError } from './errors/contractError.ts'
export { explainError } from './errors/explainError.ts'
export { explainRevert } from './errors/explainRevert.ts'
export { restrictionMessage } from './errors/restrictionMessage.ts'
export { abis } from './generated/abis.ts'
export { anvilBinary } from './local/anvilBinary.ts'
export { PERSONAS, type Persona, persona } from './local/persona.ts'
export { type Anvil, type AnvilOptions, startAnvil } from './local/startAnvil.ts'
export { documentsHash, type PoolDocument } from './tape/documentsHash.ts'
export { ladderHash } from './tape/ladderHash.ts'
export { loanHash } from './tape/loanHash.ts'
export { type PledgeLeaf, type PledgeTree, pledgeTree } from './tape/pledgeTree.ts'
export type { Call, Change, EventLog, PreparedTransaction, Preview, Sent } from './transaction/types.ts'
