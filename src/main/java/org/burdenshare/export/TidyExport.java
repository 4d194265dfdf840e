package org.burdenshare.export;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.vocabulary.Failure;

/**
 * Writes editions as tidy CSV files with sidecars, which can be read back unchanged except for
 * notes of several lines, which become one line.
 *
 * @param editions rows of the table edition
 * @param observations rows of the table observation
 * @param configuration for the file system written to
 */
public record TidyExport(
    Dataset<Row> editions, Dataset<Row> observations, Configuration configuration) {
  private static final List<String> RECORD =
      List.of(
          "publisher",
          "title",
          "basis",
          "measure_name",
          "vintage_date",
          "citation",
          "licence",
          "edition_id");

  /**
   * Writes one file and one sidecar an edition into a folder.
   *
   * @return the files written
   * @throws Failure if the folder cannot be written
   */
  public List<String> write(String folder) {
    Dataset<Row> figures =
        new Models(observations.sparkSession(), Map.of("observation", observations))
            .table("tidy_observation");
    List<String> written = new ArrayList<>();
    try {
      AtomicOutput target = AtomicOutput.at(folder, configuration);
      for (Row edition : editions.orderBy("edition_id").collectAsList()) {
        String id = edition.getAs("edition_id");
        Dataset<Row> own = figures.where(figures.col("edition_id").equalTo(id)).drop("edition_id");
        AtomicOutput file = target.resolve(id + ".csv");
        file.replace(temporary -> temporary.text(out -> ResultFormat.CSV.print(own, out)));
        target
            .resolve(id + ".csv.edition.yaml")
            .replace(temporary -> temporary.bytes(out -> out.write(record(edition))));
        written.add(file.toString());
      }
    } catch (IOException e) {
      throw AtomicOutput.unwritable(folder, e);
    }
    return written;
  }

  private static byte[] record(Row edition) throws IOException {
    Map<String, Object> record = new LinkedHashMap<>();
    for (String field : RECORD) {
      if (edition.getAs(field) != null) {
        record.put(field, String.valueOf(edition.<Object>getAs(field)));
      }
    }
    List<String> accepted = edition.getList(edition.fieldIndex("accepted_checks"));
    if (!accepted.isEmpty()) {
      record.put(
          "accepted",
          accepted.stream()
              .collect(Collectors.toMap(Function.identity(), check -> "accepted when published")));
    }
    return YAMLMapper.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .build()
        .writeValueAsBytes(record);
  }
}
