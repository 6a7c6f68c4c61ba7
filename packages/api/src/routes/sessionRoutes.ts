import { z } from 'zod'
import * as operations from '../model/operations.ts'
import { bytes, seconds } from '../model/scalars.ts'
import { route } from '../route.ts'
import { done } from './parameters.ts'

/** Sessions (EIP-4361). */
export const sessionRoutes = {
  nonce: route({
    method: 'GET',
    path: '/session/nonce',
    tag: 'session',
    access: 'anybody',
    summary: 'A fresh nonce to sign in with',
    answer: z.object({ nonce: z.string(), expires: seconds }),
  }),
  signIn: route({
    method: 'POST',
    path: '/session',
    tag: 'session',
    access: 'anybody',
    body: z.object({ message: z.string(), signature: bytes }),
    summary: 'Sign in with Ethereum',
    answer: operations.session,
  }),
  session: route({
    method: 'GET',
    path: '/session',
    tag: 'session',
    access: 'anybody',
    summary: 'Who is signed in',
    answer: operations.session,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/session',
    tag: 'session',
    access: 'anybody',
    summary: 'Sign out',
    answer: done,
  }),
} as const
