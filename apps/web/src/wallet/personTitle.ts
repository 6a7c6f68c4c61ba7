/** The short name of a person of the local chain: `Issuer: sells loans to a pool` is `Issuer`. */
export function personTitle(title: string): string {
  return title.split(':')[0]!.trim()
}

/** What the person does, where the title says so. */
export function personWork(title: string): string | undefined {
  const work = title.split(':')[1]?.trim()
  return work === undefined || work === '' ? undefined : work[0]!.toUpperCase() + work.slice(1)
}
