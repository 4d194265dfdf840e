package org.burdenshare.claim;

/** What a word or phrase says in a claim; {@code claim_phrase.csv} lists them by language. */
enum Meaning {
  /** The share or the number that follows, or that it follows, or more. */
  AT_LEAST,
  MORE_THAN,
  BELOW,
  AT_MOST,
  /** A verb that sees a share at a percentage or above. */
  MEETS,
  EXCEEDS,
  MISSES,
  NOT,
  ONLY,
  ALL,
  NONE,
  EXCEPT,
  /** Those who are named are some of those who are counted. */
  INCLUDING,
  /** The number that follows is that of all members. */
  OF,
  MEMBER,
  ALLIANCE,
  PERCENT,
  GDP,
  DEFENCE,
  /** The guideline, of which the percentage may be left unsaid. */
  TARGET,
  THIS_YEAR,
  LAST_YEAR,
  /** Whose definition. */
  BASIS,
  /** A number in words, or in digits. */
  NUMBER,
  /** A country, by its ISO 3166 alpha-3 code. */
  COUNTRY,
  /** The name of a month: the number beside it is a day. */
  MONTH,
  /** Says nothing that could be judged. */
  PLAIN,
  /** Changes what a sentence claims in a way that is not judged here. */
  UNCLEAR
}
