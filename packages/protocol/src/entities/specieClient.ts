import type { Address } from 'viem'
import {
  claimAuctionOrder,
  revealAuctionOrder,
  withdrawAuctionOrder,
} from '../actions/auctions/changeAuctionOrder.ts'
import { openAuction } from '../actions/auctions/openAuction.ts'
import { placeAuctionOrder } from '../actions/auctions/placeAuctionOrder.ts'
import { tallyAuction } from '../actions/auctions/tallyAuction.ts'
import { backQuotes } from '../actions/block/backQuotes.ts'
import { cancelQuotes } from '../actions/block/cancelQuotes.ts'
import { listBlock } from '../actions/block/listBlock.ts'
import { settleBlock } from '../actions/block/settleBlock.ts'
import { mintLocalDollars } from '../actions/cash/mintLocalDollars.ts'
import { buy } from '../actions/desk/buy.ts'
import { adjustFee, setFeeRule } from '../actions/desk/feeRule.ts'
import { fundDesk, setDeskFloat } from '../actions/desk/fundDesk.ts'
import { listShare } from '../actions/desk/listShare.ts'
import { sell } from '../actions/desk/sell.ts'
import { tend } from '../actions/desk/tend.ts'
import { sellThroughExits } from '../actions/exits/sellThroughExits.ts'
import { reportCurve } from '../actions/feeds/reportCurve.ts'
import { reportNumber } from '../actions/feeds/reportNumber.ts'
import { reportSigned } from '../actions/feeds/reportSigned.ts'
import { setFeed } from '../actions/feeds/setFeed.ts'
import { setReporter } from '../actions/feeds/setReporter.ts'
import { settleReport } from '../actions/feeds/settleReport.ts'
import {
  lowerLevel,
  observeShare,
  raiseLevel,
  reopenShare,
  watchShare,
} from '../actions/guard/guardActions.ts'
import { buyHold } from '../actions/holds/buyHold.ts'
import { exerciseHold } from '../actions/holds/exerciseHold.ts'
import { releaseHolds } from '../actions/holds/releaseHolds.ts'
import { setHoldTerms } from '../actions/holds/setHoldTerms.ts'
import { attest, register } from '../actions/identity/attest.ts'
import { linkWallet } from '../actions/identity/linkWallet.ts'
import { recoverWallet } from '../actions/identity/recoverWallet.ts'
import { registerBatch } from '../actions/identity/registerBatch.ts'
import { revoke } from '../actions/identity/revoke.ts'
import { settleRecovery } from '../actions/identity/settleRecovery.ts'
import { trustIssuer } from '../actions/identity/trustIssuer.ts'
import { setIdleRule, setIdleVault, tendIdle } from '../actions/idle/tendIdle.ts'
import { designateMaker, setMakerDuty, setMakersPart } from '../actions/makers/designateMaker.ts'
import { registerMaker, resignMaker } from '../actions/makers/registerMaker.ts'
import { claimMakerPay, sampleMakers } from '../actions/makers/sampleMakers.ts'
import { addLiquidity, removeLiquidity } from '../actions/market/changeLiquidity.ts'
import { listOnMarket } from '../actions/market/listOnMarket.ts'
import { releaseHeld } from '../actions/market/releaseHeld.ts'
import { tradeOnMarket } from '../actions/market/tradeOnMarket.ts'
import { collectQuote, depositQuote, withdrawQuote } from '../actions/quotes/changeQuoteBook.ts'
import { setQuote } from '../actions/quotes/setQuote.ts'
import { takeQuote } from '../actions/quotes/takeQuote.ts'
import { commitFinding } from '../actions/registry/commitFinding.ts'
import { govern } from '../actions/registry/govern.ts'
import { openPool } from '../actions/registry/openPool.ts'
import { provePledge } from '../actions/registry/provePledge.ts'
import { withdrawRegistryCredit } from '../actions/registry/withdrawRegistryCredit.ts'
import { announce } from '../actions/reserve/announce.ts'
import { deposit } from '../actions/reserve/deposit.ts'
import { redeemReserve } from '../actions/reserve/redeemReserve.ts'
import type { Context } from '../context.ts'
import { type ConnectionOptions, createContext } from '../createContext.ts'
import { readExitQuote } from '../exits/readExitQuote.ts'
import { readExits } from '../exits/readExits.ts'
import { readWorstCase } from '../exits/readWorstCase.ts'
import { verifyExit } from '../exits/verifyExit.ts'
import { readAuction } from '../read/readAuction.ts'
import { readAuctions } from '../read/readAuctions.ts'
import { readBlockTerms } from '../read/readBlockTerms.ts'
import { readDesk } from '../read/readDesk.ts'
import { readFeed } from '../read/readFeed.ts'
import { readFeeRule } from '../read/readFeeRule.ts'
import { readGuard } from '../read/readGuard.ts'
import { readHoldQuote } from '../read/readHoldQuote.ts'
import { readHolds, readHoldTickets } from '../read/readHolds.ts'
import { readIdentity } from '../read/readIdentity.ts'
import { readIdle } from '../read/readIdle.ts'
import { readMakerStanding } from '../read/readMakerStanding.ts'
import { readMakers } from '../read/readMakers.ts'
import { readMarket } from '../read/readMarket.ts'
import { readMarketPosition } from '../read/readMarketPosition.ts'
import { readMarketPositions } from '../read/readMarketPositions.ts'
import { readMarketQuote } from '../read/readMarketQuote.ts'
import { readNextNonce } from '../read/readNextNonce.ts'
import { readPools } from '../read/readPools.ts'
import { readQuote } from '../read/readQuote.ts'
import { readQuoteOffer } from '../read/readQuoteOffer.ts'
import { readQuoteStanding } from '../read/readQuoteStanding.ts'
import { readReserve } from '../read/readReserve.ts'
import { readRestingQuote } from '../read/readRestingQuote.ts'
import { readRestingQuotes } from '../read/readRestingQuotes.ts'
import { readToken } from '../read/readToken.ts'
import { bindContext } from './bind.ts'
import { poolEntity } from './poolEntity.ts'
import { shareEntity } from './shareEntity.ts'

/** Everything that is done on one chain, by one account. Reads come at one block; actions come prepared, not sent. */
export function specieClient(context: Context) {
  const on = bindContext(context)
  return {
    context,
    pool: (address: Address) => poolEntity(context, address),
    share: (address: Address) => shareEntity(context, address),
    pools: {
      read: on(readPools),
      open: on(openPool),
      govern: on(govern),
      commitFinding: on(commitFinding),
      provePledge: on(provePledge),
      withdrawCredit: on(withdrawRegistryCredit),
    },
    identity: {
      read: on(readIdentity),
      trustIssuer: on(trustIssuer),
      attest: on(attest),
      register: on(register),
      registerBatch: on(registerBatch),
      link: on(linkWallet),
      recover: on(recoverWallet),
      settleRecovery: on(settleRecovery),
      revoke: on(revoke),
    },
    feeds: {
      read: on(readFeed),
      set: on(setFeed),
      setReporter: on(setReporter),
      reportCurve: on(reportCurve),
      reportNumber: on(reportNumber),
      reportSigned: on(reportSigned),
      settleReport: on(settleReport),
    },
    reserve: {
      read: on(readReserve),
      deposit: on(deposit),
      announce: on(announce),
      redeem: on(redeemReserve),
    },
    desk: {
      read: on(readDesk),
      quote: on(readQuote),
      list: on(listShare),
      setFloat: on(setDeskFloat),
      fund: on(fundDesk),
      sell: on(sell),
      buy: on(buy),
      tend: on(tend),
      feeRule: on(readFeeRule),
      setFeeRule: on(setFeeRule),
      adjustFee: on(adjustFee),
    },
    holds: {
      read: on(readHolds),
      quote: on(readHoldQuote),
      tickets: on(readHoldTickets),
      setTerms: on(setHoldTerms),
      buy: on(buyHold),
      exercise: on(exerciseHold),
      release: on(releaseHolds),
    },
    idle: {
      read: on(readIdle),
      setVault: on(setIdleVault),
      setRule: on(setIdleRule),
      tend: on(tendIdle),
    },
    guard: {
      read: on(readGuard),
      watch: on(watchShare),
      observe: on(observeShare),
      raise: on(raiseLevel),
      lower: on(lowerLevel),
      reopen: on(reopenShare),
    },
    market: {
      read: on(readMarket),
      quote: on(readMarketQuote),
      position: on(readMarketPosition),
      positions: on(readMarketPositions),
      list: on(listOnMarket),
      trade: on(tradeOnMarket),
      addLiquidity: on(addLiquidity),
      removeLiquidity: on(removeLiquidity),
      release: on(releaseHeld),
    },
    block: {
      read: on(readBlockTerms),
      nextNonce: on(readNextNonce),
      check: on(readQuoteStanding),
      list: on(listBlock),
      back: on(backQuotes),
      settle: on(settleBlock),
      cancel: on(cancelQuotes),
    },
    auctions: {
      list: on(readAuctions),
      read: on(readAuction),
      open: on(openAuction),
      place: on(placeAuctionOrder),
      withdraw: on(withdrawAuctionOrder),
      reveal: on(revealAuctionOrder),
      tally: on(tallyAuction),
      claim: on(claimAuctionOrder),
    },
    quotes: {
      read: on(readRestingQuote),
      list: on(readRestingQuotes),
      quote: on(readQuoteOffer),
      set: on(setQuote),
      deposit: on(depositQuote),
      withdraw: on(withdrawQuote),
      collect: on(collectQuote),
      trade: on(takeQuote),
    },
    exits: {
      read: on(readExits),
      quote: on(readExitQuote),
      worstCase: on(readWorstCase),
      sell: on(sellThroughExits),
      verify: on(verifyExit),
    },
    makers: {
      read: on(readMakers),
      record: on(readMakerStanding),
      setDuty: on(setMakerDuty),
      designate: on(designateMaker),
      setPart: on(setMakersPart),
      register: on(registerMaker),
      resign: on(resignMaker),
      sample: on(sampleMakers),
      claim: on(claimMakerPay),
    },
    cash: {
      read: on(readToken),
      mintLocalDollars: on(mintLocalDollars),
    },
  } as const
}

export type SpecieClient = ReturnType<typeof specieClient>

/** Connects to a chain, see `createContext`. */
export async function createSpecieClient(options: ConnectionOptions): Promise<SpecieClient> {
  return specieClient(await createContext(options))
}
