import { expect, test } from 'vitest'

import { browserWords } from './browser-words.ts'

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Firefox/145.0', 'Firefox on Windows'],
  [`${mac} ${webkit} Version/18.1 Safari/605.1.15`, 'Safari on Mac'],
  [`${mac} ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome on Mac'],
  [`Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0`, 'Edge on Windows'],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/142.0 Safari/537.36', 'Chrome on Chromebook'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/142', 'Chrome on iPhone'],
  ['Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130', 'Samsung Internet on Android'],
  ['curl/8.0', 'A browser'],
  ['<script>alert(1)</script>', 'A browser'],
  [undefined, 'A browser'],
  ['Chrome on Windows', 'Chrome on Windows'],
  ['A browser on Linux', 'A browser on Linux'],
  ['Chrome on Windows on Linux', 'A browser on Windows'],
])('%s is %s to its owner', (userAgent, words) => {
  expect(browserWords(userAgent)).toBe(words)
})
