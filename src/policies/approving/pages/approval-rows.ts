import { dayWords } from '#core/day.ts'
import { type ApprovedNeeds, approvalOf } from '#policies/approving/find-package.ts'

import { decisionWords } from '#policies/approving/approval-words.ts'

/** How an edition was approved here, as rows of a document to print; none when it was not. */
export function approvalRows(
  needs: ApprovedNeeds,
): (trustId: string, seal: string) => Promise<readonly (readonly [name: string, value: string])[]> {
  return async (trustId, seal) => {
    const story = await approvalOf(needs, { trustId, seal })
    if (story?.decision === undefined) return []
    const { one, decision, broken } = story
    const said = broken.length === 0 ? [] : [['Warning', brokenWords] as const]
    return [
      ...said,
      ['Approval', decisionWords(decision)],
      ['In force from', dayWords(one.inForceFrom)],
      ['Seal of the package', inTwoLines(one.sha256)],
    ]
  }
}

const brokenWords = 'The seal of the package is broken: this is not what was approved.'

function inTwoLines(seal: string): string {
  return [seal.slice(0, 32), seal.slice(32)].join('\n')
}
