package org.burdenshare.vocabulary;

/**
 * Which editions of a publisher are partial: an edition that gives fewer than two thirds of the
 * allies that the edition standing before it gave is an excerpt, such as an export of one country.
 * It withdraws nobody, and the edition before it stands on beside it.
 */
public final class PartialEditions {
  private static final String PARTIAL =
      "coalesce(3 * size(array_intersect(so_far.standing.allies, edition.allies))"
          + " < 2 * size(so_far.standing.allies), false)";

  private PartialEditions() {}

  /**
   * The editions in order, as an expression of an array of structs of edition, partial and before
   * (edition_id and allies of the edition that stood before, null for the first).
   *
   * @param editions an array of structs in the order of release, with edition_id and allies, the
   *     codes of the allies of whom the edition gives something
   */
  public static String judged(String editions) {
    return """
        aggregate(
          %1$s,
          named_struct(
            'standing', CAST(NULL AS STRUCT<edition_id: STRING, allies: ARRAY<STRING>>),
            'judged', slice(transform(%1$s, edition -> named_struct('edition', edition,
              'partial', false,
              'before', CAST(NULL AS STRUCT<edition_id: STRING, allies: ARRAY<STRING>>))), 1, 0)),
          (so_far, edition) -> named_struct(
            'standing', CASE WHEN %2$s THEN so_far.standing
              ELSE named_struct('edition_id', edition.edition_id, 'allies', edition.allies) END,
            'judged', concat(so_far.judged, array(named_struct('edition', edition,
              'partial', %2$s, 'before', so_far.standing)))),
          so_far -> so_far.judged)
        """
        .formatted(editions, PARTIAL);
  }
}
