package org.burdenshare.testing;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.functions;
import org.burdenshare.testing.Commands.Outcome;

/**
 * The warehouse of the first night after a second, which found what a killed run had left behind,
 * an edition that is corrected, one in two inputs, and one that is older than all that were
 * published.
 */
public final class SecondNight {
  /** The edition that comes last though it is the oldest. */
  private static final String OLDEST = "2015-06-22";

  private static final PublishedOnce SHARED =
      FirstNight.followedBy("second night", SecondNight::afterAKilledRun);

  private SecondNight() {}

  /** What the run printed. */
  public static Outcome outcome() {
    return SHARED.outcome();
  }

  /** The warehouse, to be read. */
  public static CommandsOn warehouse() {
    return new CommandsOn(SHARED.location());
  }

  /** The options that name the same inputs, made in a folder. */
  public static List<String> inputs(Path folder) {
    EditionFiles named =
        FirstNight.input(folder)
            .nato(FirstNight.LATER, FirstNight.POLAND.replace("2.2", "2.3"), FirstNight.ESTONIA);
    EditionFiles others =
        new EditionFiles(folder.resolve("others"))
            .nato(FirstNight.EARLIER, FirstNight.POLAND.replace("2.2", "2.4"))
            .nato(
                OLDEST,
                FirstNight.POLAND.replace("2.2", "1.9"),
                "milex,USD,2010,EST,2014,1.9E9,,A,",
                "gdp,USD,2010,EST,2014,1E11,,A,");
    return List.of("--input", named.input(), "--input", others.input());
  }

  private static List<String> afterAKilledRun(Path folder) {
    String observations = folder.resolve("warehouse/observation").toString();
    TestSpark.session()
        .read()
        .format("delta")
        .load(observations)
        .withColumn("edition_id", functions.lit("nato-never-published"))
        .write()
        .format("delta")
        .mode("append")
        .save(observations);
    return inputs(folder);
  }
}
