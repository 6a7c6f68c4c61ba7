import type { RouteName, Routes } from '@specie/api'
import type { BlockReference } from '@specie/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Services } from '../Services.ts'
import type { Caller } from '../session/Caller.ts'

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> = z.output<
  NonNullable<Routes[Name][Key]>
>

/** What a route answers with, the whole. */
export type Answer<Name extends RouteName> = z.output<Routes[Name]['answer']>

/** What a handler gives: of a dated answer only the data, because block and lag are the server's to add. */
export type Given<Name extends RouteName> =
  Answer<Name> extends { lagSeconds: number; data: infer Data; block: infer Block }
    ? Block extends null
      ? Answer<Name>
      : Data
    : Answer<Name>

/** A question as it came, checked. */
export interface Question<Name extends RouteName> {
  readonly params: Part<Name, 'params'>
  readonly query: Part<Name, 'query'>
  readonly body: Part<Name, 'body'>
  readonly caller: Caller
  /** The block that a dated answer has to speak of. */
  readonly block: BlockReference
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Answers one route. */
export type Handler<Name extends RouteName> = (
  services: Services,
  question: Question<Name>,
) => Promise<Given<Name>>

/** One handler a route. */
export type Handlers = { readonly [Name in RouteName]: Handler<Name> }
