/** Ways of saying the same, as people type them; the first of each line is the word they all stand for. */
const sayings = [
  'pupil student child kid learner teen y7 y8 y9 y10 y11 y12 y13 yr7 yr8 yr9 yr10 yr11',
  'child kid son daughter',
  'former ex leaver alumni alumnus alumna',
  'parent mum mom dad mother father carer guardian',
  'colleague coworker workmate',
  'teacher sir miss tutor',
  'headteacher head principal',
  'volunteer helper',
  'message dm dmed dming msg text texted texting whatsapped snapped wrote inbox',
  'picture photo photograph pic image selfie snapshot',
  'film video reel footage clip',
  'friend mate befriend unfriend',
  'follow request add added friended requested',
  'instagram insta ig',
  'facebook fb',
  'snapchat snap',
  'tiktok tik',
  'twitter tweet tweeted',
  'account profile page',
  'safeguarding dsl',
  'consent permission permitted',
  'comment commented commenting',
  'share repost retweet reshare',
  'privacy private',
  'closure closed shut closing',
  'urgent emergency asap',
  'complaint complain complaining moan moaning slag slagging slate',
  'bullying bullied bully cyberbullying trolling',
  'sexting nude nudes upskirting',
  'password hacked hack hacker',
].map((line) => line.split(' '))

const standsFor = new Map<string, readonly string[]>()
for (const [meant = '', ...said] of sayings) {
  for (const word of said) standsFor.set(word, [...(standsFor.get(word) ?? []), meant])
}

/** A word in small letters, and the words it stands for where people also say it otherwise. */
export function everydayWords(word: string): readonly string[] {
  const plain = word.toLowerCase()
  const one = plain.replace(/s$/, '')
  return [...new Set([plain, ...(standsFor.get(plain) ?? standsFor.get(one) ?? [])])]
}
