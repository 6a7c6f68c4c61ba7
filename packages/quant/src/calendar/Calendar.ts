/**
 * Whose holidays count. `weekends`: none but Saturdays and Sundays. `us-government-bond`: SIFMA's recommendations for
 * US government securities. `us-federal-reserve`: Fedwire. `nyse`: New York Stock Exchange. `target`: T2 of the
 * Eurosystem.
 */
export type Calendar = 'weekends' | 'us-government-bond' | 'us-federal-reserve' | 'nyse' | 'target'
