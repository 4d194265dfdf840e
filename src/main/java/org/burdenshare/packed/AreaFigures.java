package org.burdenshare.packed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/** All figures of one area, as columns of numbers. */
final class AreaFigures {
  /** Year, place of the edition and position here, in one number that sorts them. */
  private static final int EDITION_BITS = 20;

  private static final int POSITION_BITS = 28;
  private static final int FIRST_ROOM = 256;

  private final String area;
  private int count;
  private long[] keys = new long[FIRST_ROOM];
  private byte[] series = new byte[FIRST_ROOM];
  private byte[] statuses = new byte[FIRST_ROOM];
  private int[] qualifiers = new int[FIRST_ROOM];
  private double[] values = new double[FIRST_ROOM];

  private AreaFigures(String area) {
    this.area = area;
  }

  /** The areas of a bucket's blocks. */
  static List<AreaFigures> unpacked(Iterator<Tuple2<Integer, byte[]>> blocks) {
    Map<UTF8String, AreaFigures> areas = new HashMap<>();
    LastLookup<AreaFigures> byName =
        new LastLookup<>(
            name -> areas.computeIfAbsent(name, any -> new AreaFigures(name.toString())));
    while (blocks.hasNext()) {
      byte[] bytes = blocks.next()._2();
      ByteBuffer block = ByteBuffer.wrap(bytes);
      while (block.hasRemaining()) {
        int length = block.getShort();
        AreaFigures area = byName.of(UTF8String.fromBytes(bytes, block.position(), length));
        block.position(block.position() + length);
        area.add(block);
      }
    }
    return new ArrayList<>(areas.values());
  }

  private void add(ByteBuffer figure) {
    if (count == keys.length) {
      grow();
    }
    long year = figure.getInt();
    long edition = figure.getInt();
    keys[count] = (year << (EDITION_BITS + POSITION_BITS)) | (edition << POSITION_BITS) | count;
    series[count] = figure.get();
    statuses[count] = figure.get();
    qualifiers[count] = figure.getInt();
    values[count] = figure.getDouble();
    count++;
  }

  private void grow() {
    if (count >= 1 << (POSITION_BITS - 1)) {
      throw new IllegalStateException("too many figures of " + area + " to be sorted in memory");
    }
    int room = 2 * count;
    keys = Arrays.copyOf(keys, room);
    series = Arrays.copyOf(series, room);
    statuses = Arrays.copyOf(statuses, room);
    qualifiers = Arrays.copyOf(qualifiers, room);
    values = Arrays.copyOf(values, room);
  }

  String area() {
    return area;
  }

  /** What each edition says of each year: by year, and the editions of a year in their order. */
  List<EditionFigure> byYearAndEdition() {
    Arrays.sort(keys, 0, count);
    List<EditionFigure> figures = new ArrayList<>();
    EditionFigure figure = null;
    long before = 0;
    for (int place = 0; place < count; place++) {
      long yearAndEdition = keys[place] >> POSITION_BITS;
      if (figure == null || yearAndEdition != before) {
        figure =
            new EditionFigure(
                (int) (yearAndEdition >> EDITION_BITS),
                (int) yearAndEdition & ((1 << EDITION_BITS) - 1));
        figures.add(figure);
        before = yearAndEdition;
      }
      int position = (int) keys[place] & ((1 << POSITION_BITS) - 1);
      figure.add(
          Series.at(series[position]), values[position], qualifiers[position], statuses[position]);
    }
    return figures;
  }
}
