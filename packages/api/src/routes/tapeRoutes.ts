import { z } from 'zod'
import * as tapes from '../model/tape.ts'
import { route } from '../route.ts'
import { done, inTape } from './parameters.ts'

/** Tapes and openings. */
export const tapeRoutes = {
  tapes: route({
    method: 'GET',
    path: '/tapes',
    tag: 'tapes',
    access: 'signedIn',
    summary: "One's own uploads",
    answer: z.array(tapes.tape.pick({ id: true, fileName: true, rows: true, uploadedAt: true, pool: true })),
  }),
  uploadTape: route({
    method: 'POST',
    path: '/tapes',
    tag: 'tapes',
    access: 'signedIn',
    query: z.object({ name: z.string() }),
    summary: 'Upload a tape; body: the file',
    answer: tapes.tape,
  }),
  tape: route({
    method: 'GET',
    path: '/tapes/:id',
    tag: 'tapes',
    access: 'signedIn',
    params: inTape,
    summary: 'An upload and its check',
    answer: tapes.tape,
  }),
  settleTape: route({
    method: 'PATCH',
    path: '/tapes/:id',
    tag: 'tapes',
    access: 'signedIn',
    params: inTape,
    body: tapes.tapeSettings,
    summary: 'Map columns, mend cells, leave rows out; checks again',
    answer: tapes.tape,
  }),
  removeTape: route({
    method: 'DELETE',
    path: '/tapes/:id',
    tag: 'tapes',
    access: 'signedIn',
    params: inTape,
    summary: 'Forget an upload',
    answer: done,
  }),
  // GET /tapes/:id/errors.csv and /tapes/:id/rejected.csv give files
  suggestOpening: route({
    method: 'GET',
    path: '/tapes/:id/opening',
    tag: 'tapes',
    access: 'signedIn',
    params: inTape,
    query: tapes.suggestionQuery,
    summary: 'Usual terms and estimated assumptions for this tape',
    answer: tapes.openingTerms,
  }),
  previewOpening: route({
    method: 'POST',
    path: '/tapes/:id/opening/preview',
    tag: 'tapes',
    access: 'signedIn',
    params: inTape,
    body: tapes.openingTerms,
    summary: 'Value and tranches on these terms',
    answer: tapes.openingPreview,
  }),
  opening: route({
    method: 'POST',
    path: '/tapes/:id/opening',
    tag: 'tapes',
    access: 'signedIn',
    params: inTape,
    body: tapes.openingTerms,
    summary: 'Keep the report and give the transaction that opens the pool',
    answer: tapes.opening,
  }),
} as const
