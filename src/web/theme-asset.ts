import { contentMark, type Asset } from './assets.ts'
import { themeCss, type Theme } from './theme.ts'

/** A trust's stylesheet as a file; its address ends in a mark of its content. */
export function themeAsset(theme: Theme): Asset {
  const body = themeCss(theme)
  const mark = contentMark(body)
  return {
    name: `${theme.slug}.css`,
    path: `/theme/${theme.slug}.css?v=${mark}`,
    type: 'text/css; charset=utf-8',
    body,
    etag: `"${mark}"`,
  }
}
