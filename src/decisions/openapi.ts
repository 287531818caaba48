import { z } from 'zod'

import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'
import type { Library } from '#rulebooks/library.ts'

import { answerDocument } from './api-answer.ts'
import { envelope, LONGEST } from './api-question.ts'
import { PARTS } from './structured.ts'

type Schema = Readonly<Record<string, unknown>>

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'A JSON pointer to the field.' }),
          detail: z.string(),
          allowed: z.array(z.string()).optional(),
        }),
      )
      .optional(),
  })
  .meta({ description: 'Problem details (RFC 9457).' })

/** The description of the interface (OpenAPI 3.1), made from the schemas and the vocabulary. */
export function openApiDocument({ vocabulary, editions }: Library): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Houserules',
      version: '1',
      summary: 'Ask a trust’s social media policy.',
      description:
        'A fact that is left out is not known, never false. Beside the words listed, other spellings in common use are understood.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: paths([...editions.keys()]),
    components: {
      schemas: {
        Question: questionSchema(vocabulary),
        Answer: plain(z.toJSONSchema(answerDocument, { io: 'output' })),
        Problem: plain(z.toJSONSchema(problem)),
      },
    },
  }
}

function paths(trusts: readonly string[]): Schema {
  const trust = { name: 'trust', in: 'path', required: true, schema: { enum: trusts } }
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  return {
    '/api/v1/decisions': {
      post: {
        operationId: 'ask',
        summary: 'Ask a question; the answer is kept.',
        requestBody: { required: true, content: inJson('Question') },
        responses: {
          201: {
            description: 'The answer.',
            headers: { Location: { schema: { type: 'string' } } },
            content: inJson('Answer'),
          },
          ...problems([400, 403, 404, 413, 415, 422]),
        },
      },
    },
    '/api/v1/decisions/{trust}/{id}': {
      get: {
        operationId: 'showDecision',
        summary: 'An answer that was given before.',
        parameters: [trust, id],
        responses: {
          200: { description: 'The answer.', content: inJson('Answer') },
          ...problems([403, 404]),
        },
      },
    },
  }
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Not JSON.',
  403: 'Sent by a page of another site, or an answer that somebody got after signing in.',
  404: 'No such trust or decision.',
  413: 'Too large.',
  415: 'Not sent as application/json.',
  422: 'Fields that are not understood; each is named.',
}

function problems(statuses: readonly number[]): Schema {
  const content = { 'application/problem+json': { schema: ref('Problem') } }
  return Object.fromEntries(
    statuses.map((status) => [status, { description: reasons[status] ?? '', content }]),
  )
}

function inJson(name: string): Schema {
  return { 'application/json': { schema: ref(name) } }
}

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` }
}

function questionSchema(vocabulary: Vocabulary): Schema {
  const { properties, ...rest } = plain(z.toJSONSchema(envelope(vocabulary), { io: 'input' }))
  const parts = PARTS.map((part) => [part, partSchema(part, vocabulary)] as const)
  return { ...rest, properties: Object.assign({}, properties, Object.fromEntries(parts)) }
}

/** The facts below a name as an object, and those deeper as objects in it. */
function partSchema(prefix: string, vocabulary: Vocabulary): Schema {
  const below = [...vocabulary.facts.values()].filter(({ name }) => name.startsWith(`${prefix}.`))
  const properties = below.map((fact) => {
    const [key = '', deeper] = fact.name.slice(prefix.length + 1).split('.')
    const schema =
      deeper === undefined ? factSchema(fact) : partSchema(`${prefix}.${key}`, vocabulary)
    return [key, schema] as const
  })
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}

/** What a fact can hold. */
export function factSchema(fact: Fact): Schema {
  const description = [fact.ask, fact.help].filter(Boolean).join(' ')
  return { description, ...(fact.words.size > 0 ? wordsSchema(fact) : forms[fact.type]) }
}

function wordsSchema(fact: Fact): Schema {
  const word = { enum: [...fact.words.keys()] }
  const isPhrase = fact.open || fact.textMeans !== undefined
  const pattern = fact.open ? '\\S' : '\\S\\s+\\S'
  const phrase = { type: 'string', pattern, maxLength: LONGEST }
  const one = isPhrase ? { anyOf: [word, phrase] } : word
  const list = { type: 'array', minItems: 1, items: one }
  return { anyOf: [...(isPhrase ? [word, phrase] : [word]), ...truth(fact), list] }
}

function truth({ spellings }: Fact): readonly Schema[] {
  return spellings.has('true') && spellings.has('false') ? [{ type: 'boolean' }] : []
}

const forms = {
  number: { type: 'integer', minimum: 0, maximum: 150 },
  date: { type: 'string', format: 'date' },
  version: { type: ['string', 'number'] },
  text: { type: 'string', maxLength: LONGEST },
  words: {},
  yesno: {},
  step: {},
} as const satisfies Readonly<Record<Fact['type'], Schema>>

/** A schema without the marks of a document of its own. */
function plain(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith('$')))
}
