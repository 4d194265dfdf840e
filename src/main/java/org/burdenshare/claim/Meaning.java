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
  /** A verb that says nothing of a side. */
  SPENDS,
  /** What is spent: a share of it is no share of GDP. */
  OUTLAYS,
  /** Of a year to come, if it is not said which. */
  FUTURE,
  /** What the only ally does, and any other ally is yet to do. */
  INFINITIVE,
  NOT,
  /** So now, and before it was otherwise or as it is: the years before are not judged. */
  ALREADY,
  STILL,
  /** Belongs to a denial. */
  YET,
  /** Of a passive: those who follow do so. */
  BY,
  /** The first half of a French denial. */
  NE,
  /** The number, percentage or ally that follows and no more. */
  ONLY,
  /** Those named and no other ally. */
  SOLE,
  ALL,
  NONE,
  EXCEPT,
  /** Those who are named are some of those who are counted. */
  INCLUDING,
  /** The number that follows is that of all members. */
  OF,
  /** Articles and the like: what may stand within a list of names. */
  LINK,
  AND,
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
  /** A group of countries that is counted in place of the alliance, by its code. */
  GROUP,
  /** A sign within a sentence. */
  SIGN,
  /** A sign that ends a sentence. */
  STOP,
  /** Says nothing that could be judged. */
  PLAIN,
  /** In no list: it may change what a sentence claims. */
  UNKNOWN
}
