const ENOUGH_MS = 400

/** How often a function runs a second: after a warm-up, as many runs as fit into 0.4 s, the best of three. */
export function perSecond(work: () => unknown): number {
  work()
  let best = 0
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now()
    let runs = 0
    let elapsed = 0
    do {
      work()
      runs += 1
      elapsed = performance.now() - began
    } while (elapsed < ENOUGH_MS)
    best = Math.max(best, (1000 * runs) / elapsed)
  }
  return best
}
