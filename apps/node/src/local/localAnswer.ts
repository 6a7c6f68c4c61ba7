import type { Local } from '@specie/api'
import { PERSONAS, type Persona, persona, readBlock } from '@specie/protocol'
import { bytesToHex } from 'viem'
import type { Services } from '../Services.ts'
import { readClock } from './localClock.ts'

const TITLES: Readonly<Record<Persona, string>> = {
  governance: 'Governance: grants roles, lists shares on the desk',
  issuer: 'Issuer: sells loans to a pool',
  servicer: 'Servicer: collects and reports',
  valuer: 'Valuer: confirms valuations',
  kycIssuer: 'KYC issuer: vouches for investors',
  reporter: 'Reporter: posts market curves',
  investorA: 'Investor A',
  investorB: 'Investor B',
  provider: 'Liquidity provider: lends to the reserve',
  marketMaker: 'Market maker: trades with the desk',
  outsider: 'Newcomer: nobody knows this wallet yet',
}

/** Clock and people of the local chain. Their keys are everybody's. */
export async function localAnswer({ client, database }: Services): Promise<Local> {
  const [{ timestamp }, clock] = await Promise.all([readBlock(client.context.reader), readClock(database)])
  return {
    time: Number(timestamp),
    personas: ([...PERSONAS, 'outsider'] as const).map((name) => {
      const account = persona(name)
      return {
        name,
        title: TITLES[name],
        address: account.address,
        key: bytesToHex(account.getHdKey().privateKey!),
      }
    }),
    advancing: clock.advancing,
    stress: clock.stress,
  }
}
