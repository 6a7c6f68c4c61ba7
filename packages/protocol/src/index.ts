export type { AuctionPart } from './actions/auctions/changeAuctionOrder.ts'
export type { AuctionTerms } from './actions/auctions/openAuction.ts'
export type { AuctionBid, AuctionOrderPlaced } from './actions/auctions/placeAuctionOrder.ts'
export type { AuctionTallied } from './actions/auctions/tallyAuction.ts'
export type { QuoteCancellation } from './actions/block/cancelQuotes.ts'
export type { BlockSettled, BlockSettlement } from './actions/block/settleBlock.ts'
export type { BuyOrder } from './actions/desk/buy.ts'
export type { DeskTerms } from './actions/desk/deskTerms.ts'
export type { FeeMove } from './actions/desk/feeRule.ts'
export type { SellOrder, SoldToDesk } from './actions/desk/sell.ts'
export type { DeskErrand } from './actions/desk/tend.ts'
export type { ExitSale, SoldThroughExits } from './actions/exits/sellThroughExits.ts'
export type { ReportOutcome } from './actions/feeds/reportOutcome.ts'
export { FEED_KINDS, type FeedSettings } from './actions/feeds/setFeed.ts'
export type { GuardObservation, LevelRaise } from './actions/guard/guardActions.ts'
export type { HoldBought, HoldPurchase } from './actions/holds/buyHold.ts'
export type { HoldExercise } from './actions/holds/exerciseHold.ts'
export type { HoldConditions } from './actions/holds/setHoldTerms.ts'
export type { Attributes, Registered } from './actions/identity/attest.ts'
export type { IdleErrand, IdleRule } from './actions/idle/tendIdle.ts'
export type { MakerRange } from './actions/makers/registerMaker.ts'
export type { MakersSampled } from './actions/makers/sampleMakers.ts'
export type { LiquidityChanged, LiquidityExit, LiquidityOrder } from './actions/market/changeLiquidity.ts'
export type { MarketTerms } from './actions/market/listOnMarket.ts'
export type { MarketTrade, MarketTraded } from './actions/market/tradeOnMarket.ts'
export type { Valued } from './actions/nav/markPool.ts'
export type { Activated } from './actions/pool/activate.ts'
export type { Asset } from './actions/pool/addAsset.ts'
export type { Closed } from './actions/pool/closePool.ts'
export type { Collected, Collection } from './actions/pool/collect.ts'
export type { Invested } from './actions/pool/invest.ts'
export type { WindingDown } from './actions/pool/windDown.ts'
export type { QuoteTerms } from './actions/quotes/setQuote.ts'
export type { QuoteTrade, QuoteTraded } from './actions/quotes/takeQuote.ts'
export { commitmentOf, type Finding, findingIn } from './actions/registry/finding.ts'
export type { Measure } from './actions/registry/govern.ts'
export type { PoolOpened } from './actions/registry/openPool.ts'
export type { PoolTerms, SharePolicy, TrancheTerms } from './actions/registry/poolTerms.ts'
export type { PledgeProven } from './actions/registry/provePledge.ts'
export type { Announced } from './actions/reserve/announce.ts'
export type { Enforcement } from './actions/share/enforce.ts'
export type { HolderCategory } from './actions/share/limitHolders.ts'
export type { FundingShare } from './actions/windows/fundWindow.ts'
export type { WindowTimes } from './actions/windows/publishWindows.ts'
export type { RedemptionOrder, RedemptionOrdered } from './actions/windows/requestRedemption.ts'
export type { WindowSettled } from './actions/windows/settleWindow.ts'
export { type AuctionSecret, auctionSalt, auctionSeal } from './auction/auctionSeal.ts'
export { encodeFills } from './block/encodeFills.ts'
export { fillCash } from './block/fillCash.ts'
export { type BlockReference, readBlock } from './chain/readBlock.ts'
export type { Context } from './context.ts'
export { type ConnectionOptions, createContext } from './createContext.ts'
export { addressOf } from './deploy/addressOf.ts'
export type { Artifact, ArtifactSource } from './deploy/artifact.ts'
export { type DeployOptions, type DeployOutcome, deploy } from './deploy/deploy.ts'
export { CONTRACTS, type ContractName, type DeployedContract, type Deployment } from './deploy/deployment.ts'
export { DETERMINISTIC_DEPLOYER } from './deploy/deterministicDeployer.ts'
export {
  type DeploymentParameters,
  NAV_SETTINGS,
  type NavSettings,
  RESERVE_SETTINGS,
  type ReserveSettings,
} from './deploy/parameters.ts'
export { readArtifact } from './deploy/readArtifact.ts'
export { ROLE_NAMES, ROLES, type RoleName } from './deploy/roles.ts'
export { type DeploymentStore, fileStore } from './deploy/store.ts'
export { type Difference, verifyDeployment } from './deploy/verifyDeployment.ts'
export type { PoolEntity } from './entities/poolEntity.ts'
export type { ShareEntity } from './entities/shareEntity.ts'
export { createSpecieClient, type SpecieClient, specieClient } from './entities/specieClient.ts'
export { ContractError } from './errors/contractError.ts'
export { explainError } from './errors/explainError.ts'
export { explainRevert } from './errors/explainRevert.ts'
export { restrictionMessage } from './errors/restrictionMessage.ts'
export type { ExitFill } from './exits/exitedIn.ts'
export { type ExitLeg, type ExitOrder, encodeExitOrder } from './exits/exitOrder.ts'
export { exitLater, exitsNow, type Patience, poolExits } from './exits/exitSources.ts'
export type { ExitQuestion, ExitQuote, QuotedPart } from './exits/readExitQuote.ts'
export type { ExitsReading } from './exits/readExits.ts'
export type { WorstCaseCurve } from './exits/readWorstCase.ts'
export type { ExitProof } from './exits/verifyExit.ts'
export { curveData, feedData } from './feeds/feedData.ts'
export { feedName } from './feeds/feedName.ts'
export { abis } from './generated/abis.ts'
export { GROUNDS, type Ground, groundsOf } from './guard/grounds.ts'
export { USUAL_WATCH } from './guard/usualWatch.ts'
export { CLAIMS, type ClaimName, claimBits, claimNames, INVESTOR_CLASSES } from './identity/claims.ts'
export { allCountries, countryCode, countryNumber } from './identity/country.ts'
export { anvilBinary } from './local/anvilBinary.ts'
export { PERSONAS, type Persona, persona } from './local/persona.ts'
export { type Anvil, type AnvilOptions, startAnvil } from './local/startAnvil.ts'
export { POOL_STATES, type PoolState } from './read/poolState.ts'
export {
  AUCTION_PHASES,
  type AuctionOrderReading,
  type AuctionPhase,
  type AuctionReading,
} from './read/readAuction.ts'
export type { BlockTerms } from './read/readBlockTerms.ts'
export type { DeskReading, Listing } from './read/readDesk.ts'
export type { FeedReading } from './read/readFeed.ts'
export type { FeeRuleReading, FeeRuleTerms } from './read/readFeeRule.ts'
export type { GuardReading, WatchTerms } from './read/readGuard.ts'
export type { Holding } from './read/readHolding.ts'
export type { HoldOffer, HoldOrder } from './read/readHoldQuote.ts'
export type { HoldsReading, HoldTicket } from './read/readHolds.ts'
export type { WalletIdentity } from './read/readIdentity.ts'
export type { IdleReading } from './read/readIdle.ts'
export type { MakerDuty, MakerStanding } from './read/readMakerStanding.ts'
export type { MakersReading } from './read/readMakers.ts'
export type { MarketReading } from './read/readMarket.ts'
export type { MarketPosition, MarketRange } from './read/readMarketPosition.ts'
export type { MarketOffer, MarketOrder } from './read/readMarketQuote.ts'
export type { CategoryReading, PolicyReading } from './read/readPolicy.ts'
export type { PoolReading, Valuation } from './read/readPool.ts'
export type { PoolList } from './read/readPools.ts'
export type { Quote } from './read/readQuote.ts'
export type { QuoteOffer, QuoteOrder } from './read/readQuoteOffer.ts'
export type { QuoteRefusal, QuoteStanding } from './read/readQuoteStanding.ts'
export type { ProviderReading, ReserveReading } from './read/readReserve.ts'
export type { RestingQuoteReading } from './read/readRestingQuote.ts'
export type { Restriction } from './read/readRestriction.ts'
export type { ShareQuote } from './read/readShareQuote.ts'
export type { Token } from './read/readToken.ts'
export type { TrancheState } from './read/readTranche.ts'
export type { WindowOrderReading, WindowOrdersReading } from './read/readWindowOrders.ts'
export type { WindowReading, WindowsReading, WindowsTerms } from './read/readWindows.ts'
export type { Check } from './recompute/check.ts'
export { type PublishedInputs, publishedInputs } from './recompute/publishedInputs.ts'
export { type PoolBundle, type Recomputation, recomputePool } from './recompute/recomputePool.ts'
export {
  type BlockFill,
  type BlockQuote,
  blockDomain,
  QUOTE_TYPES,
  type SignedBlockQuote,
  signBlockQuote,
} from './signatures/blockQuote.ts'
export {
  feedsDomain,
  type Observation,
  REPORT_TYPES,
  type SignedObservation,
  signReport,
} from './signatures/feedReport.ts'
export {
  LINK_TYPES,
  type Link,
  RECOVERY_TYPES,
  type Recovery,
  signLink,
  signRecovery,
} from './signatures/link.ts'
export { PERMIT_TYPES, type Permit, type PermitSignature, signPermit } from './signatures/permit.ts'
export { permitDomain } from './signatures/permitDomain.ts'
export {
  identityDomain,
  type SignedStatement,
  STATEMENT_TYPES,
  type Statement,
  signStatement,
} from './signatures/statement.ts'
export type { TypedSigner } from './signatures/typedSigner.ts'
export { collateralKey } from './tape/collateralKey.ts'
export { documentsHash, type PoolDocument } from './tape/documentsHash.ts'
export { ladderHash } from './tape/ladderHash.ts'
export { loanHash } from './tape/loanHash.ts'
export { type BuiltReport, type Moments, type NavReport, navReport } from './tape/navReport.ts'
export { type PledgeLeaf, type PledgeTree, pledgeTree } from './tape/pledgeTree.ts'
export { type CallsPreview, previewCalls } from './transaction/previewCalls.ts'
export type { Call, Change, EventLog, PreparedTransaction, Preview, Sent } from './transaction/types.ts'
export type { Watch } from './transaction/watch.ts'
export { balanceWatch, claimableWatch } from './transaction/watches.ts'
