/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  export interface Options {
    readonly url: string
    readonly connections: number
    /** Questions a second over all connections; latencies are then corrected for coordinated omission. */
    readonly overallRate?: number
    /** Seconds. */
    readonly duration: number
    readonly requests: readonly { readonly method: string; readonly path: string }[]
    readonly headers?: Readonly<Record<string, string>>
  }
  /** Milliseconds. */
  export interface Latency {
    readonly p50: number
    readonly p97_5: number
    readonly p99: number
    readonly max: number
  }
  export interface Result {
    readonly latency: Latency
    readonly requests: { readonly average: number; readonly sent: number }
    readonly throughput: { readonly average: number }
    /** Answers of another status than 2xx. */
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
    readonly '2xx': number
  }
  export default function autocannon(options: Options): Promise<Result>
}
