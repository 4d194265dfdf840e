package org.burdenshare.source;

/**
 * The description of an edition: what its file says of it, unless a record beside it says
 * otherwise.
 *
 * @param publisher who released it
 * @param series which of the publisher's series, where it releases several on one day; else null
 * @param title the publication
 * @param basis whose definition of military expenditure; null for GDP and population
 * @param measureName how the publisher calls what the basis defines, in the singular; null if the
 *     file does not say
 * @param vintage the day of release, and where that day comes from
 * @param citation how to cite it
 * @param licence under which terms it may be used
 */
public record Description(
    String publisher,
    String series,
    String title,
    String basis,
    String measureName,
    Vintage vintage,
    String citation,
    String licence) {
  /** Says nothing. */
  public static final Description NONE =
      new Description(null, null, null, null, null, Vintage.UNKNOWN, null, null);
}
