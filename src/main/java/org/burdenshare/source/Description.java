package org.burdenshare.source;

/**
 * The description of an edition by its file; a sidecar may override it.
 *
 * @param publisher who released it
 * @param series the publisher's series, if it releases several on one day; else null
 * @param title the publication
 * @param basis the definition of military expenditure; null for GDP and population
 * @param measureName the publisher's name of the expenditure, in the singular, such as Core defence
 *     expenditure; null if not given
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
  /** A description without any content. */
  public static final Description NONE =
      new Description(null, null, null, null, null, Vintage.UNKNOWN, null, null);
}
