package org.burdenshare.packed;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The editions in order of release, and of their names on one day: their places, from 0, stand for
 * them. Editions are few.
 */
final class ReleasedEditions implements Serializable {
  private static final long serialVersionUID = 1;

  private final ArrayList<Edition> editions;
  private final HashMap<String, Integer> places = new HashMap<>();

  /**
   * An edition.
   *
   * @param basis whose definition its spending follows; null for an edition of GDP
   * @param day of release, days since 1970
   * @param seriesPlace of the first edition of its publisher and basis, which stands for all of
   *     them
   */
  record Edition(String id, String publisher, String basis, int day, int seriesPlace)
      implements Serializable {
    boolean isOfSpending() {
      return basis != null;
    }

    /** Whether the publisher's own definition is the basis. */
    boolean isOwn() {
      return publisher.equals(basis);
    }
  }

  /**
   * @param editions edition_id, publisher, basis and vintage_date
   */
  ReleasedEditions(Dataset<Row> editions) {
    List<Row> released =
        new ArrayList<>(
            editions.select("edition_id", "publisher", "basis", "vintage_date").collectAsList());
    released.sort(
        Comparator.<Row, LocalDate>comparing(row -> row.getAs("vintage_date"))
            .thenComparing(row -> row.<String>getAs("edition_id")));
    this.editions = new ArrayList<>(released.size());
    Map<List<String>, Integer> series = new HashMap<>();
    for (Row row : released) {
      int place = this.editions.size();
      List<String> key = new ArrayList<>();
      key.add(row.getAs("publisher"));
      key.add(row.getAs("basis"));
      this.editions.add(
          new Edition(
              row.getAs("edition_id"),
              row.getAs("publisher"),
              row.getAs("basis"),
              Math.toIntExact(row.<LocalDate>getAs("vintage_date").toEpochDay()),
              series.computeIfAbsent(key, any -> place)));
      places.put(row.getAs("edition_id"), place);
    }
  }

  Edition at(int place) {
    return editions.get(place);
  }

  boolean haveEditionsOfGdp() {
    return editions.stream().anyMatch(edition -> !edition.isOfSpending());
  }

  int count() {
    return editions.size();
  }

  /** The place of each edition by its name. */
  Map<String, Integer> places() {
    return places;
  }
}
