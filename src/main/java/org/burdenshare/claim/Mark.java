package org.burdenshare.claim;

/**
 * A phrase of a sentence as it stands there, and its meaning.
 *
 * @param value a number, a country, a group or a basis; else null
 */
record Mark(Meaning meaning, String value, String said) {
  boolean is(Meaning other) {
    return meaning == other;
  }
}
