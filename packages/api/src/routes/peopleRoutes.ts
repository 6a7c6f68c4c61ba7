import { z } from 'zod'
import { dated, minBlock, page, paging } from '../model/envelope.ts'
import * as operations from '../model/operations.ts'
import { address, amount, bytes } from '../model/scalars.ts'
import * as wallets from '../model/wallet.ts'
import { route } from '../route.ts'
import { inWallet, range } from './parameters.ts'

/** People: what they hold, and their applications to be known. */
export const peopleRoutes = {
  wallet: route({
    method: 'GET',
    path: '/wallets/:wallet',
    tag: 'wallets',
    access: 'anybody',
    params: inWallet,
    query: minBlock,
    summary: 'Identity, roles, cash and holdings',
    answer: dated(wallets.wallet),
  }),
  worth: route({
    method: 'GET',
    path: '/wallets/:wallet/worth',
    tag: 'wallets',
    access: 'anybody',
    params: inWallet,
    query: range,
    summary: 'Value over time',
    answer: dated(z.array(wallets.worthPoint)),
  }),
  activity: route({
    method: 'GET',
    path: '/wallets/:wallet/activity',
    tag: 'wallets',
    access: 'anybody',
    params: inWallet,
    query: paging,
    summary: 'Everything that happened, newest first',
    answer: dated(page(wallets.activity)),
  }),
  exitQuote: route({
    method: 'GET',
    path: '/shares/:share/exit-quote',
    tag: 'wallets',
    access: 'anybody',
    params: z.object({ share: address }),
    query: z.object({ amount, holder: address.optional() }),
    summary: 'What the desk would pay now',
    answer: dated(wallets.exitQuote),
  }),
  // GET /wallets/:wallet/statement?from&to&format=pdf|csv|json gives a file and is not in this table's answers
  applications: route({
    method: 'GET',
    path: '/applications',
    tag: 'people',
    access: 'signedIn',
    summary: "Applications: one's own, for the KYC issuer all",
    answer: z.array(operations.application),
  }),
  apply: route({
    method: 'POST',
    path: '/applications',
    tag: 'people',
    access: 'signedIn',
    body: operations.application.pick({ name: true, country: true, class: true }),
    summary: 'Ask to be verified',
    answer: operations.application,
  }),
  settleApplication: route({
    method: 'PUT',
    path: '/applications/:id',
    tag: 'people',
    access: 'kycIssuer',
    params: z.object({ id: z.string() }),
    body: z.union([z.object({ statement: z.unknown(), signature: bytes }), z.object({ refuse: z.string() })]),
    summary: 'Vouch for somebody with a signed statement, or refuse',
    answer: operations.application,
  }),
} as const
