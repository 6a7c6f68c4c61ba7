/** Most blocks of which nodes are asked for logs at once. */
const RANGE = 9_999n

/** Everything that `read` gives over the blocks, asked for in ranges that nodes accept, in order. */
export async function inRanges<Item>(
  first: bigint,
  last: bigint,
  read: (from: bigint, to: bigint) => Promise<readonly Item[]>,
): Promise<Item[]> {
  const found: Item[] = []
  for (let from = first; from <= last; from += RANGE + 1n) {
    found.push(...(await read(from, from + RANGE < last ? from + RANGE : last)))
  }
  return found
}

/** What `read` gives of the newest range in which it finds anything. */
export async function findLast<Item>(
  first: bigint,
  last: bigint,
  read: (from: bigint, to: bigint) => Promise<Item | undefined>,
): Promise<Item | undefined> {
  for (let to = last; to >= first; to -= RANGE + 1n) {
    const found = await read(to - RANGE > first ? to - RANGE : first, to)
    if (found !== undefined) return found
  }
  return undefined
}
