import { type IStylesOptions, LineRuleType } from 'docx'

const font = 'Arial'

/** How a policy looks in Word: the trust's colour for headings, and room to read. */
export function wordStyles(colour: string): IStylesOptions {
  const color = colour.replace('#', '')
  const head = (size: number, [before, after]: readonly [number, number]) => ({
    run: { font, size, bold: true, color },
    paragraph: {
      spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO },
      keepNext: true,
    },
  })
  return {
    default: {
      document: {
        run: { font, size: 22, language: { value: 'en-GB' } },
        paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: head(52, [0, 200]),
      heading1: head(32, [360, 140]),
      heading2: head(23, [240, 60]),
      hyperlink: { run: { color, underline: {} } },
    },
    paragraphStyles: [
      { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { font, size: 28 } },
      { id: 'Foot', name: 'Foot', basedOn: 'Normal', run: { font, size: 17 } },
    ],
  }
}
