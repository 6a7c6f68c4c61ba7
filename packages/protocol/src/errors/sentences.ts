import { auctionSentences } from './sentences/auctionSentences.ts'
import { blockSentences } from './sentences/blockSentences.ts'
import { creditSentences } from './sentences/creditSentences.ts'
import { exitSentences } from './sentences/exitSentences.ts'
import { exitsSentences } from './sentences/exitsSentences.ts'
import { guardSentences } from './sentences/guardSentences.ts'
import { holdSentences } from './sentences/holdSentences.ts'
import { identitySentences } from './sentences/identitySentences.ts'
import { librarySentences } from './sentences/librarySentences.ts'
import { makerSentences } from './sentences/makerSentences.ts'
import { marketSentences } from './sentences/marketSentences.ts'
import { oracleSentences } from './sentences/oracleSentences.ts'
import { poolSentences } from './sentences/poolSentences.ts'
import { quoteSentences } from './sentences/quoteSentences.ts'
import { registrySentences } from './sentences/registrySentences.ts'
import { shareSentences } from './sentences/shareSentences.ts'
import { windowSentences } from './sentences/windowSentences.ts'

/** A sentence for every custom error of every contract, by the error's name. */
export const sentences = {
  ...librarySentences,
  ...identitySentences,
  ...shareSentences,
  ...poolSentences,
  ...registrySentences,
  ...oracleSentences,
  ...exitSentences,
  ...exitsSentences,
  ...windowSentences,
  ...marketSentences,
  ...quoteSentences,
  ...makerSentences,
  ...blockSentences,
  ...auctionSentences,
  ...guardSentences,
  ...holdSentences,
  ...creditSentences,
} as const
