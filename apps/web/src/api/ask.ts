import { type ApiClient, createApiClient } from './client.ts'

/** The page's client. */
export const api: ApiClient = createApiClient()

/** One question to the server. @throws ApiProblem */
export const ask = api.ask
