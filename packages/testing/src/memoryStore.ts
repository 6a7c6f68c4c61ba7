import type { Deployment, DeploymentStore } from '@specie/protocol'

/** A deployment record that is kept in memory. */
export function memoryStore(): DeploymentStore {
  let record: Deployment | undefined
  return {
    read: async () => record,
    write: async (deployment) => {
      record = deployment
    },
  }
}
