package org.burdenshare.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.vocabulary.Failure;

/** The checks that must hold before anything is published. */
final class RequiredChecks {
  private static final int SENTENCES_SHOWN = 50;

  private RequiredChecks() {}

  /**
   * Makes sure that trends may be published.
   *
   * @throws Failure with a sentence for each offender
   */
  static void hold(TrendsPipeline pipeline) {
    Iterator<Row> offenders = pipeline.table("offender").toLocalIterator();
    if (!offenders.hasNext()) {
      return;
    }
    List<String> sentences = new ArrayList<>();
    while (offenders.hasNext() && sentences.size() < SENTENCES_SHOWN) {
      Row offender = offenders.next();
      sentences.add(offender.getAs("check") + ": " + offender.getAs("sentence") + ".");
    }
    if (offenders.hasNext()) {
      sentences.add("More than " + SENTENCES_SHOWN + " offenders; these are the first.");
    }
    sentences.add("Nothing was published; the last publication, if any, stays as it was.");
    throw Failure.of(Failure.Kind.BAD_DATA, sentences);
  }
}
