package org.burdenshare.packed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Observation statuses by how doubtful they are: of two places the higher outweighs. */
final class StatusCodes implements Serializable {
  private static final long serialVersionUID = 1;

  /** The place of the status of what has no figure. */
  static final int NONE = -1;

  private final ArrayList<String> codes = new ArrayList<>();

  /**
   * @param statuses obs_status and precedence
   */
  StatusCodes(Dataset<Row> statuses) {
    List<Row> inOrder = new ArrayList<>(statuses.collectAsList());
    inOrder.sort(
        Comparator.<Row, Integer>comparing(row -> row.getAs("precedence"))
            .thenComparing(row -> row.<String>getAs("obs_status")));
    inOrder.forEach(row -> codes.add(row.getAs("obs_status")));
  }

  /** The code of a place; null of {@link #NONE}. */
  String at(int place) {
    return place == NONE ? null : codes.get(place);
  }

  /** The place of each status by its code. */
  Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < codes.size(); place++) {
      places.put(codes.get(place), place);
    }
    return places;
  }
}
