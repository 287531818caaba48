import { expect, test } from 'vitest'
import { z } from 'zod'

import { isEndless, yamlValue } from './yaml-value.ts'

const shape = z.object({ rules: z.array(z.object({ roles: z.unknown() })) })

/** The roles of the first rule, as the value holds them. */
function roles(value: unknown): object {
  const held = shape.parse(value).rules[0]?.roles
  if (typeof held !== 'object' || held === null) throw new Error('no roles')
  return held
}

test('a text read again gives the same value, which nobody can change', () => {
  const text = 'rules:\n  - { id: one, roles: [teacher, head] }'
  const value = yamlValue(text)

  expect(value).toEqual({ rules: [{ id: 'one', roles: ['teacher', 'head'] }] })
  expect(yamlValue(text)).toBe(value)
  expect(() => Reflect.set(roles(value), '0', 'head')).not.toThrow()
  expect(roles(yamlValue(text))).toEqual(['teacher', 'head'])
})

test('what stands within itself is told from what does not', () => {
  expect(isEndless(yamlValue('&a [*a]'))).toBe(true)
  expect(isEndless(yamlValue('[&a { b: c }, *a]'))).toBe(false)
})

test('what many aliases name is walked once, as written out it could be longer than any text', () => {
  const named = { long: 'x'.repeat(6_000_000) }

  expect(isEndless(Array.from({ length: 100 }, () => named))).toBe(false)
})

test('a text that is no YAML throws each time', () => {
  const broken = () => yamlValue('{ one: two')

  expect(broken).toThrow('Flow map')
  expect(broken).toThrow('Flow map')
})

test('texts beyond what is kept are read afresh and right', () => {
  const text = (one: number) => `- ${'word '.repeat(100_000)}\n- ${one}`
  for (let one = 0; one < 12; one++) expect(yamlValue(text(one))).toHaveProperty('1', one)

  expect(yamlValue(text(0))).toHaveProperty('1', 0)
})

test('bytes are read, for whoever expects words to refuse', () => {
  expect(yamlValue('a: !!binary aGVsbG8=')).toEqual({ a: Buffer.from('hello') })
})
