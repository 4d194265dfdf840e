package org.burdenshare.claim;

/**
 * A phrase of a sentence and its meaning.
 *
 * @param meaning what it says
 * @param value a number, a country or a basis; else null
 * @param said the phrase as it stands there
 */
record Mark(Meaning meaning, String value, String said) {
  boolean is(Meaning other) {
    return meaning == other;
  }
}
