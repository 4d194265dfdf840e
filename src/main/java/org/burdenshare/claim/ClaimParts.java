package org.burdenshare.claim;

import java.util.List;
import org.burdenshare.claim.Claim.Percentage;

/**
 * Parts of a claim that are given instead of what the sentence says; null: as the sentence has it.
 *
 * @param meeting how many members
 * @param group the code of a group that is counted in place of the alliance
 * @param members how many members there are
 * @param allies who are named, by ISO 3166 alpha-3 code
 * @param guideline the percentage
 * @param direction on which side of it
 * @param year of which year
 * @param basis on whose definition
 */
public record ClaimParts(
    Count meeting,
    String group,
    Integer members,
    List<String> allies,
    Percentage guideline,
    Direction direction,
    Integer year,
    String basis) {
  /** All as the sentence has them. */
  public static final ClaimParts NONE =
      new ClaimParts(null, null, null, null, null, null, null, null);
}
