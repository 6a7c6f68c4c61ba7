/** Event types of ACTUS contracts. */
export type EventType = keyof typeof SEQUENCE

/**
 * Order of events at one instant: of interest and principal due together, principal is taken first and interest is
 * paid from what accrued before; resets follow payments; sales and settlements come last. Events equal in order keep
 * the order in which they were scheduled.
 */
const SEQUENCE = {
  IED: 20,
  PR: 30,
  PI: 30,
  IP: 40,
  IPFX: 40,
  IPFL: 45,
  IPCI: 40,
  FP: 60,
  PY: 62,
  PP: 64,
  DV: 70,
  RRF: 100,
  RR: 100,
  PRF: 105,
  SC: 110,
  IPCB: 120,
  PRD: 130,
  TD: 140,
  MD: 150,
  XD: 160,
  STD: 170,
  CE: 180,
  AD: 950,
}

/** Rank of an event type among events at one instant. */
export function sequenceOf(type: EventType): number {
  return SEQUENCE[type]
}
