package org.burdenshare.packed;

import static org.apache.spark.sql.functions.broadcast;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.measure.GdpPartner;
import org.burdenshare.packed.GdpPartners.PartnerRule;
import scala.Tuple2;

/**
 * What was known of every share when, for a world of vintages: what {@link
 * org.burdenshare.measure.Shares} and {@link org.burdenshare.trend.Vintages} say in SQL, over plain
 * numbers. Their wide rows cost some fifteen microseconds a figure in exchanging, sorting and
 * keeping; here a figure is twenty-odd bytes of a block, exchanged once by area, and one pass over
 * an area's sorted numbers gives its history. The SQL is what the tests hold it against.
 *
 * <p>Two Spark jobs over one exchange: the first finds which edition says something of which year,
 * which takes the shares of all areas, the second the history of each ally.
 */
public final class PackedVintages {
  /** Each is held in memory by a task as a whole: a few MB of a hundred million figures. */
  private static final int BUCKETS = 64;

  private PackedVintages() {}

  /**
   * What was known of the allies' shares when: a row a change, and rows of the days on which
   * something became known. To be kept by the caller, for both {@link #changes} and {@link #days}
   * read it.
   *
   * @param observations the observations
   * @param editions edition_id, publisher, basis and vintage_date of all editions
   * @param statuses observation statuses with their precedence
   * @param allies the allies
   * @param gdpPartner which GDP edition goes with a spending edition
   * @param gdpWindowDays days that the two vintages may lie apart
   */
  public static Dataset<Row> history(
      Dataset<Row> observations,
      Dataset<Row> editions,
      Dataset<Row> statuses,
      Dataset<Row> allies,
      GdpPartner gdpPartner,
      int gdpWindowDays) {
    ReleasedEditions released = new ReleasedEditions(editions);
    StatusCodes codes = new StatusCodes(statuses);
    PartnerRule rule = new PartnerRule(gdpPartner, gdpWindowDays, withGdp(observations, released));
    Set<String> assessed =
        new HashSet<>(
            allies.where("assessed").select("iso3").as(Encoders.STRING()).collectAsList());
    JavaPairRDD<Integer, byte[]> blocks = blocks(observations, released, codes);
    SparkSession spark = observations.sparkSession();
    Broadcast<Coverage> coverage =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(coverage(blocks, released, rule));
    JavaRDD<Row> rows =
        blocks.mapPartitions(
            ofBucket -> {
              HistoryRows history =
                  new HistoryRows(released, codes, rule, coverage.value(), assessed);
              return AreaFigures.unpacked(ofBucket).stream()
                  .flatMap(area -> history.of(area).stream())
                  .iterator();
            });
    return spark.createDataFrame(rows, HistoryRows.SCHEMA);
  }

  /**
   * What {@link org.burdenshare.trend.Vintages#changes} gives.
   *
   * @param history what {@link #history} gives
   */
  public static Dataset<Row> changes(Dataset<Row> history, Dataset<Row> allies) {
    return history
        .where("day IS NULL")
        .drop("day", "is_vintage")
        .join(broadcast(allies.where("assessed")), "iso3");
  }

  /**
   * What {@link org.burdenshare.trend.Vintages#days} gives.
   *
   * @param history what {@link #history} gives
   */
  public static Dataset<Row> days(Dataset<Row> history) {
    return history.where("day IS NOT NULL").select("basis", "day", "is_vintage");
  }

  private static JavaPairRDD<Integer, byte[]> blocks(
      Dataset<Row> observations, ReleasedEditions editions, StatusCodes statuses) {
    return FigurePacker.packed(observations)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(rows -> new FigurePacker(rows, editions, statuses, BUCKETS))
        .partitionBy(new HashPartitioner(BUCKETS));
  }

  private static Coverage coverage(
      JavaPairRDD<Integer, byte[]> blocks, ReleasedEditions editions, PartnerRule rule) {
    return blocks
        .mapPartitions(ofBucket -> List.of(coverage(ofBucket, editions, rule)).iterator())
        .reduce(Coverage::merge);
  }

  private static Coverage coverage(
      Iterator<Tuple2<Integer, byte[]>> blocks, ReleasedEditions editions, PartnerRule rule) {
    Coverage coverage = new Coverage(editions);
    for (AreaFigures area : AreaFigures.unpacked(blocks)) {
      new AreaStates(area, editions, rule)
          .forEachYear(
              (year, states) ->
                  states.stream()
                      .filter(ShareState::hasShare)
                      .forEach(state -> coverage.add(year, state)));
    }
    return coverage;
  }

  /** The spending editions that bring a GDP; nobody asks where there are no editions of GDP. */
  private static BitSet withGdp(Dataset<Row> observations, ReleasedEditions editions) {
    BitSet withGdp = new BitSet();
    if (editions.haveEditionsOfGdp()) {
      observations
          .where("value IS NOT NULL AND measure = 'gdp'")
          .where("unit = 'USD' OR (unit = 'XDC' AND price_base_year IS NULL)")
          .select("edition_id")
          .distinct()
          .as(Encoders.STRING())
          .collectAsList()
          .stream()
          .filter(editions.places()::containsKey)
          .forEach(edition -> withGdp.set(editions.places().get(edition)));
    }
    return withGdp;
  }
}
