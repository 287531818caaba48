import { type ApprovedNeeds, approvalOf } from '#policies/approving/find-package.ts'

import { dayText, decisionWords } from '#policies/approving/approval-words.ts'

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
      ['In force from', dayText(one.inForceFrom)],
      ['Seal of the package', one.sha256],
    ]
  }
}

const brokenWords = 'The seal of the package is broken: this is not what was approved.'
