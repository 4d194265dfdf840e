package org.burdenshare.report;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.vocabulary.Failure;

/** Writes editions as tidy CSV, each with its record, to be read again as they are. */
public final class TidyExport {
  private static final List<String> COLUMNS =
      List.of(
          "measure",
          "unit",
          "price_base_year",
          "iso3",
          "year",
          "value",
          "currency",
          "obs_status",
          "note");
  private static final List<String> RECORD =
      List.of("publisher", "title", "basis", "vintage_date", "citation", "licence", "edition_id");

  private final Dataset<Row> editions;
  private final Dataset<Row> observations;
  private final Configuration configuration;

  /**
   * @param editions rows of the table edition
   * @param observations rows of the table observation
   * @param configuration for the file system written to
   */
  public TidyExport(Dataset<Row> editions, Dataset<Row> observations, Configuration configuration) {
    this.editions = editions;
    this.observations = observations;
    this.configuration = configuration;
  }

  /**
   * Writes one file an edition, and its record, into a folder.
   *
   * @return the files written
   * @throws Failure if the folder cannot be written
   */
  public List<String> write(String folder) {
    List<String> written = new ArrayList<>();
    try {
      Path target = new Path(folder);
      FileSystem files = target.getFileSystem(configuration);
      for (Row edition : editions.orderBy("edition_id").collectAsList()) {
        Path file = new Path(target, edition.getAs("edition_id") + ".csv");
        whole(files, file, out -> figures(edition.getAs("edition_id"), out));
        whole(files, file.suffix(".edition.yaml"), out -> out.write(record(edition)));
        written.add(file.toString());
      }
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "%s cannot be written: %s; check its rights and space.".formatted(folder, e.getMessage()),
          e);
    }
    return written;
  }

  /** Writes what a file is to hold. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** A file is there whole or not at all. */
  private static void whole(FileSystem files, Path file, Content content) throws IOException {
    Path unfinished = new Path(file.getParent(), "." + file.getName() + ".unfinished");
    try (OutputStream out = files.create(unfinished, true)) {
      content.write(out);
    }
    files.delete(file, false);
    if (!files.rename(unfinished, file)) {
      throw new IOException("its name cannot be given to " + file);
    }
  }

  private void figures(String edition, OutputStream out) {
    ResultFormat.CSV.print(
        observations
            .where(functions.col("edition_id").equalTo(edition))
            .select(
                COLUMNS.stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new))
            .orderBy("measure", "unit", "price_base_year", "iso3", "year"),
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private static byte[] record(Row edition) throws IOException {
    Map<String, String> record = new LinkedHashMap<>();
    for (String field : RECORD) {
      if (edition.getAs(field) != null) {
        record.put(field, String.valueOf(edition.<Object>getAs(field)));
      }
    }
    return YAMLMapper.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .build()
        .writeValueAsBytes(record);
  }
}
