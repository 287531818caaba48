import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast } from './contrast.ts'
import { loadThemes } from './load-themes.ts'
import { makeTheme, themeCss } from './theme.ts'

const trust = { slug: 'elm', name: 'Elm Trust', shortName: 'Elm', code: 'ELM' }

describe('contrast', () => {
  test('is 21 to 1 for black on white, 1 for a colour on itself, 4.48 for #777777 on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#1c5c3c', '#1C5C3C')).toBe(1)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})

describe('a trust’s colour', () => {
  test('carries white text when it is dark', () => {
    const made = makeTheme({ ...trust, colour: '#4c2c72' })

    expect(made).toMatchObject({ ok: true, value: { onColour: '#ffffff', lineColour: '#4c2c72' } })
  })

  test('carries black text when it is light, and draws no lines that would not be seen', () => {
    const made = makeTheme({ ...trust, colour: '#e3b23c' })

    expect(made).toMatchObject({ ok: true, value: { onColour: '#0b0c0c', lineColour: '#0b0c0c' } })
  })

  test('is refused when neither black nor white can be read on it', () => {
    const made = makeTheme({ ...trust, colour: '#777777' })

    expect(made).toMatchObject({ ok: false, error: { type: 'too-little-contrast' } })
  })

  test.each(['red', '#fff', '#12345g', '#1234567', ''])('is refused when it is `%s`', (colour) => {
    expect(makeTheme({ ...trust, colour })).toEqual({
      ok: false,
      error: { type: 'not-a-colour', colour },
    })
  })

  test('whatever it is, an accepted look can be read and seen', () => {
    const colours = fc
      .integer({ min: 0, max: 0xffffff })
      .map((n) => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(colours, (colour) => {
        const made = makeTheme({ ...trust, colour })
        if (!made.ok) return
        expect(contrast(made.value.onColour, colour)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(made.value.lineColour, '#ffffff')).toBeGreaterThanOrEqual(3)
      }),
    )
  })
})

describe('the themes file', () => {
  test('gives each of the five demonstration trusts a look of its own', () => {
    const loaded = loadThemes('rulebooks/themes.yaml')
    if (!loaded.ok) throw new Error(loaded.error.join('\n'))
    const themes = [...loaded.value.values()]

    expect(themes.map(({ slug, code }) => `${slug} ${code}`)).toEqual([
      'dowmat DOW',
      'trinity TRI',
      'whinless-down WDA',
      'leading-edge LEA',
      'st-clare STC',
    ])
    expect(new Set(themes.map(themeCss)).size).toBe(5)
  })

  test('that leaves something out or has an unreadable colour is refused with the words in it', () => {
    const missing = loadThemes('src/web/fixtures/themes-without-name.yaml')
    const unreadable = loadThemes('src/web/fixtures/themes-unreadable.yaml')

    expect(missing).toMatchObject({ ok: false, error: [expect.stringContaining('`elm.name`')] })
    expect(unreadable).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/`#777777` would be hard to read: .*4\.48 to 1/)],
    })
  })
})
