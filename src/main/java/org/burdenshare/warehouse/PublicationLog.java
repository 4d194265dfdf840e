package org.burdenshare.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.burdenshare.reference.GroupMember;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.TableVersion;
import org.burdenshare.warehouse.table.SchemaDifference;
import org.burdenshare.warehouse.table.Tables;

/** The table of publications, the only source of truth for what is current. */
record PublicationLog(DeltaStore store) {
  private static final int SHOWN = 5;

  /**
   * The table at the time of reading.
   *
   * @param version its Delta version; empty if there is no table yet
   * @param files the number of its files
   * @param publications every publication, the current one first
   */
  record Read(Optional<Long> version, int files, List<Publication> publications) {
    Optional<Publication> last() {
      return publications.stream().findFirst();
    }
  }

  /**
   * Reads the table; a missing column is null.
   *
   * @throws Failure if another version of the program wrote it with unreadable columns
   */
  Read read() {
    Optional<TableVersion> table = store.newest(Tables.PUBLICATION);
    table.ifPresent(this::requireReadable);
    return new Read(
        table.map(TableVersion::number),
        table.map(found -> found.files().size()).orElse(0),
        table.map(TableVersion::rows).orElse(List.of()).stream()
            .map(PublicationLog::publication)
            .sorted(Comparator.comparingLong(Publication::number).reversed())
            .toList());
  }

  private void requireReadable(TableVersion table) {
    List<String> obstacles = table.differenceFrom(Tables.PUBLICATION).unreadable();
    if (!obstacles.isEmpty()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          SchemaDifference.sentence(
              store.folder(Tables.PUBLICATION).toString(), String.join(", ", obstacles), ""));
    }
  }

  /**
   * The publication of a run, or the one that was current at the end of a day.
   *
   * @param read the table as it was read
   * @param idOrDay a run's id, or a day of UTC as YYYY-MM-DD
   * @throws Failure naming the newest publications if there is none, or if it has expired
   */
  Publication of(Read read, String idOrDay) {
    List<Publication> all = read.publications();
    Publication found =
        all.stream()
            .filter(chosen(idOrDay))
            .findFirst()
            .orElseThrow(
                () ->
                    Failure.of(
                        Failure.Kind.NO_INPUT,
                        "There is no publication '%s' in %s; the newest are %s."
                            .formatted(idOrDay, store.location(), newest(all))));
    if (found.isExpired()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "Publication %s of %s has expired and its tables are gone; the newest are %s (--keep says how long)."
              .formatted(found.runId(), found.publishedAt(), newest(all)));
    }
    return found;
  }

  private static String newest(List<Publication> all) {
    return all.stream().limit(SHOWN).map(Publication::runId).collect(Collectors.joining(", "));
  }

  /** Matches a publication by run id or by day. */
  private static Predicate<Publication> chosen(String idOrDay) {
    try {
      LocalDate day = LocalDate.parse(idOrDay);
      return publication ->
          !publication.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate().isAfter(day);
    } catch (DateTimeParseException e) {
      return publication -> publication.runId().equals(idOrDay);
    }
  }

  /**
   * Adds a publication, which makes it current.
   *
   * @param read the table at the start of this run
   * @return the new version of the table
   * @throws Failure of kind {@code BUSY} if another run has published since
   */
  long append(Read read, Publication publication) {
    return store
        .commitUnlessChanged(
            Tables.PUBLICATION, read.version(), List.of(row(publication)), SaveMode.Append)
        .orElseThrow(
            () ->
                Failure.of(
                    Failure.Kind.BUSY,
                    "Another run has published to %s in the meantime; nothing was published by this one."
                        .formatted(store.location())));
  }

  /**
   * Writes all publications into one file.
   *
   * @param version the version that this run knows
   * @return the new version of the table; empty if another run has published since
   */
  Optional<Long> rewrite(long version, List<Publication> publications) {
    return store.commitUnlessChanged(
        Tables.PUBLICATION,
        Optional.of(version),
        publications.stream().map(PublicationLog::row).toList(),
        SaveMode.Overwrite);
  }

  private static Row row(Publication publication) {
    Publication.Settings settings = publication.settings();
    return RowFactory.create(
        publication.runId(),
        publication.number(),
        publication.publishedAt(),
        settings.asOf(),
        settings.ownGuidelinePct(),
        settings.ownGroups().stream()
            .map(
                member ->
                    RowFactory.create(member.group(), member.iso3(), member.from(), member.until()))
            .toList(),
        settings.gdpPartner(),
        settings.gdpWindowDays(),
        settings.codeVersion(),
        publication.inputs().stream()
            .map(input -> RowFactory.create(input.editionId(), input.fileName(), input.sha256()))
            .toList(),
        publication.restores(),
        publication.tableVersions(),
        publication.rowCounts(),
        publication.checks(),
        publication.highlights().answer(),
        publication.highlights().news(),
        publication.highlights().flips(),
        publication.seconds(),
        publication.highlights().awaited().stream()
            .map(
                release ->
                    RowFactory.create(release.publisher(), release.release(), release.dueSince()))
            .toList());
  }

  private static Publication publication(Map<String, Object> row) {
    return new Publication(
        (String) row.get("run_id"),
        (Long) row.get("number"),
        (Instant) row.get("published_at"),
        new Publication.Settings(
            (LocalDate) row.get("as_of"),
            (Double) row.get("own_guideline_pct"),
            listed(row.get("own_groups"), PublicationLog::groupMember),
            (String) row.get("gdp_partner"),
            (Integer) row.get("gdp_window_days"),
            (String) row.get("code_version")),
        listed(row.get("inputs"), PublicationLog::input),
        (String) row.get("restores"),
        counts(row.get("table_versions")),
        counts(row.get("row_counts")),
        list(row.get("checks_passed")),
        new Publication.Highlights(
            list(row.get("answer")),
            list(row.get("news")),
            (Long) row.get("flips"),
            listed(row.get("awaited"), PublicationLog::awaited)),
        (Double) row.get("seconds"));
  }

  private static Publication.Input input(Map<String, Object> input) {
    return new Publication.Input(
        (String) input.get("edition_id"),
        (String) input.get("file_name"),
        (String) input.get("sha256"));
  }

  private static Publication.Awaited awaited(Map<String, Object> release) {
    return new Publication.Awaited(
        (String) release.get("publisher"),
        (String) release.get("release"),
        (LocalDate) release.get("due_since"));
  }

  private static GroupMember groupMember(Map<String, Object> member) {
    return new GroupMember(
        (String) member.get("group_code"),
        (String) member.get("iso3"),
        (Integer) member.get("from_year"),
        (Integer) member.get("until_year"));
  }

  /** The elements of a list column; empty if an older program wrote the row without it. */
  private static <T> List<T> listed(Object value, Function<Map<String, Object>, T> read) {
    return value == null
        ? List.of()
        : PublicationLog.<Map<String, Object>>list(value).stream().map(read).toList();
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(Object value) {
    return (List<T>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Long> counts(Object value) {
    return Map.copyOf((Map<String, Long>) value);
  }
}
