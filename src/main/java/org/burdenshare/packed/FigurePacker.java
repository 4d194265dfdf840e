package org.burdenshare.packed;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Observations as few bytes each, in blocks of one bucket: all figures of an area go to the same.
 * Observations of unknown editions or statuses are left out.
 */
final class FigurePacker implements Iterator<Tuple2<Integer, byte[]>> {
  /** In this order the columns are read. */
  private static final String[] COLUMNS = {
    "edition_id",
    "iso3",
    "year",
    "measure",
    "unit",
    "price_base_year",
    "currency",
    "obs_status",
    "value"
  };

  private static final int EDITION = 0;
  private static final int AREA = 1;
  private static final int YEAR = 2;
  private static final int MEASURE = 3;
  private static final int UNIT = 4;
  private static final int PRICE_BASE_YEAR = 5;
  private static final int CURRENCY = 6;
  private static final int STATUS = 7;
  private static final int VALUE = 8;

  private static final int BLOCK_BYTES = 1 << 16;
  private static final int BYTES_WITHOUT_AREA = 26;

  private final Iterator<InternalRow> observations;
  private final LastLookup<Integer> editions;
  private final LastLookup<Integer> statuses;
  private final LastLookup<Integer> buckets;
  private final Map<UTF8String, Map<UTF8String, Series[]>> series = new HashMap<>();
  private final ByteBuffer[] blocks;
  private Tuple2<Integer, byte[]> next;

  FigurePacker(
      Iterator<InternalRow> observations,
      ReleasedEditions editions,
      StatusCodes statuses,
      int buckets) {
    this.observations = observations;
    this.editions = new LastLookup<>(byBytes(editions.places())::get);
    this.statuses = new LastLookup<>(byBytes(statuses.places())::get);
    this.buckets = new LastLookup<>(area -> Math.floorMod(area.hashCode(), buckets));
    this.blocks = new ByteBuffer[buckets];
  }

  /** The columns that are packed, of the observations that have a value. */
  static Dataset<Row> packed(Dataset<Row> observations) {
    return observations.where("value IS NOT NULL").selectExpr(COLUMNS);
  }

  private static Map<UTF8String, Integer> byBytes(Map<String, Integer> places) {
    Map<UTF8String, Integer> byBytes = new HashMap<>();
    places.forEach((name, place) -> byBytes.put(UTF8String.fromString(name), place));
    return byBytes;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = nextFullBlock();
    }
    if (next == null) {
      next = nextUnfinishedBlock();
    }
    return next != null;
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Tuple2<Integer, byte[]> block = next;
    next = null;
    return block;
  }

  private Tuple2<Integer, byte[]> nextFullBlock() {
    while (observations.hasNext()) {
      InternalRow row = observations.next();
      Integer edition = editions.of(row.getUTF8String(EDITION));
      Integer status = statuses.of(row.getUTF8String(STATUS));
      if (edition == null || status == null) {
        continue;
      }
      UTF8String area = row.getUTF8String(AREA);
      int bucket = buckets.of(area);
      Tuple2<Integer, byte[]> full = makeRoom(bucket, BYTES_WITHOUT_AREA + area.numBytes());
      pack(row, area, edition, status, blocks[bucket]);
      if (full != null) {
        return full;
      }
    }
    return null;
  }

  private Tuple2<Integer, byte[]> nextUnfinishedBlock() {
    for (int bucket = 0; bucket < blocks.length; bucket++) {
      if (blocks[bucket] != null) {
        return take(bucket);
      }
    }
    return null;
  }

  private Tuple2<Integer, byte[]> makeRoom(int bucket, int bytes) {
    Tuple2<Integer, byte[]> full =
        blocks[bucket] != null && blocks[bucket].remaining() < bytes ? take(bucket) : null;
    if (blocks[bucket] == null) {
      blocks[bucket] = ByteBuffer.allocate(BLOCK_BYTES);
    }
    return full;
  }

  private Tuple2<Integer, byte[]> take(int bucket) {
    ByteBuffer block = blocks[bucket];
    blocks[bucket] = null;
    byte[] bytes = new byte[block.flip().remaining()];
    block.get(bytes);
    return new Tuple2<>(bucket, bytes);
  }

  private void pack(InternalRow row, UTF8String area, int edition, int status, ByteBuffer block) {
    Series of = series(row);
    block.putShort((short) area.numBytes());
    area.writeTo(block);
    block.putInt(row.getInt(YEAR));
    block.putInt(edition);
    block.put((byte) of.place());
    block.put((byte) status);
    block.putInt(qualifier(of, row));
    block.putDouble(row.getDouble(VALUE));
  }

  private Series series(InternalRow row) {
    UTF8String measure = row.getUTF8String(MEASURE);
    UTF8String unit = row.getUTF8String(UNIT);
    Map<UTF8String, Series[]> byUnit = series.get(measure);
    if (byUnit == null) {
      byUnit = new HashMap<>();
      series.put(measure.clone(), byUnit);
    }
    Series[] current = byUnit.get(unit);
    if (current == null) {
      current =
          new Series[] {
            Series.of(measure.toString(), unit.toString(), false),
            Series.of(measure.toString(), unit.toString(), true)
          };
      byUnit.put(unit.clone(), current);
    }
    return current[row.isNullAt(PRICE_BASE_YEAR) ? 0 : 1];
  }

  private static int qualifier(Series series, InternalRow row) {
    return switch (series) {
      case MILEX_XDC, GDP_XDC ->
          row.isNullAt(CURRENCY)
              ? Currencies.NOT_SAID
              : Currencies.number(row.getUTF8String(CURRENCY));
      case MILEX_CONSTANT, GDP_CONSTANT -> row.getInt(PRICE_BASE_YEAR);
      default -> 0;
    };
  }
}
