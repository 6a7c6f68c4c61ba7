/**
 * Least processor time in seconds of `runs` runs on this thread, after a warm-up: a busy machine does not slow it, and
 * on an idle one it is the time on the clock. Garbage collection on other threads is not in it.
 */
export function bestOf(runs: number, work: () => unknown): number {
  work()
  let best = Infinity
  for (let run = 0; run < runs; run += 1) {
    const before = process.threadCpuUsage()
    work()
    const spent = process.threadCpuUsage(before)
    best = Math.min(best, spent.user + spent.system)
  }
  return best / 1e6
}
