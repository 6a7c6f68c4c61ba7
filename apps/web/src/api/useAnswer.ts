import type { Route } from '@specie/api'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { ask } from './ask.ts'
import type { AnyRoute, Question, QuestionOf } from './client.ts'

/** Besides the question. */
export interface AnswerOptions {
  /** False: not asked yet. */
  readonly enabled?: boolean
  /** Keep showing the former answer while a changed question is asked. */
  readonly keep?: boolean
  /** Milliseconds after which it is asked again though nothing was heard. */
  readonly every?: number
}

/** Key of a question in the cache: `['api', tag, method, path, params, query]`. */
export function answerKey(route: Pick<AnyRoute, 'tag' | 'method' | 'path'>, question: Question = {}) {
  return ['api', route.tag, route.method, route.path, question.params ?? {}, question.query ?? {}] as const
}

/** The answer of a route: asked once, shared between components, and asked again when the event stream says so. */
export function useAnswer<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  route: Route<Params, Query, Body, Answer>,
  question: Omit<QuestionOf<Params, Query, Body>, 'body' | 'signal'> = {} as never,
  options: AnswerOptions = {},
): UseQueryResult<z.output<Answer>, Error> {
  return useQuery<z.output<Answer>, Error>({
    queryKey: answerKey(route as AnyRoute, question),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => ask(route, { ...question, signal } as never),
    enabled: options.enabled ?? true,
    ...(options.every !== undefined && { refetchInterval: options.every }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  } as never)
}
