package org.burdenshare.cli.option;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import org.burdenshare.query.Snapshot;
import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select the publication and the day that a command reads. */
public final class PublishedTables {
  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--publication",
      paramLabel = "ID",
      description = "Read the tables of this publication. Default: the last one.")
  private String id;

  /** The selected tables, ready to be queried. */
  public Snapshot snapshot() {
    Warehouse tables = warehouse.open();
    Publication publication = of(tables);
    return Snapshot.of(Session.open(), tables, publication);
  }

  /** The day of reading: today, or for an earlier publication the day on which it was made. */
  public LocalDate day(Publication publication) {
    return LocalDate.ofInstant(id == null ? Instant.now() : publication.publishedAt(), UTC);
  }

  public WarehouseOption warehouse() {
    return warehouse;
  }

  /** The selected publication. */
  public Publication of(Warehouse tables) {
    Publication last = tables.requirePublication();
    return id == null ? last : tables.publication(id);
  }
}
