package org.burdenshare.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.vocabulary.Failure;

final class RequiredChecks {
  private static final int SENTENCES_SHOWN = 50;

  private RequiredChecks() {}

  /**
   * Requires that no check has an offender.
   *
   * @throws Failure with a sentence for each
   */
  static void hold(TrendsPipeline pipeline) {
    List<Row> offenders = pipeline.table("offender").takeAsList(SENTENCES_SHOWN + 1);
    if (offenders.isEmpty()) {
      return;
    }
    List<String> sentences = new ArrayList<>();
    for (Row offender : offenders.subList(0, Math.min(offenders.size(), SENTENCES_SHOWN))) {
      sentences.add(offender.getAs("check") + ": " + offender.getAs("sentence") + ".");
    }
    if (offenders.size() > SENTENCES_SHOWN) {
      sentences.add("More than " + SENTENCES_SHOWN + " offenders; these are the first.");
    }
    sentences.add("Nothing was published; the last publication, if any, stays as it was.");
    throw Failure.of(Failure.Kind.BAD_DATA, sentences);
  }
}
