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

/** Which published tables a command reads. */
public final class PublishedTables {
  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--publication",
      paramLabel = "ID",
      description = "Read the tables of this publication. Default: the last one.")
  private String id;

  /** Them, to be queried. */
  public Snapshot snapshot() {
    Warehouse tables = warehouse.open();
    Publication publication = of(tables);
    return Snapshot.of(Session.open(), tables, publication);
  }

  /** The day on which they are looked at: an earlier publication on that on which it was made. */
  public LocalDate day(Publication publication) {
    return LocalDate.ofInstant(id == null ? Instant.now() : publication.publishedAt(), UTC);
  }

  public WarehouseOption warehouse() {
    return warehouse;
  }

  /** The publication of that warehouse. */
  public Publication of(Warehouse tables) {
    Publication last = tables.requirePublication();
    return id == null ? last : tables.publication(id);
  }
}
