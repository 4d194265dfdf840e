package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.warehouse.lease.Lease;
import org.burdenshare.warehouse.lease.LeaseFolder;
import org.burdenshare.warehouse.lease.LeaseHolder;
import org.burdenshare.warehouse.lease.ManualTiming;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tables and guarantees on HDFS. */
@Tag("thorough")
class HdfsTest {
  @TempDir static Path folder;
  private static MiniDFSCluster cluster;
  private static CommandsOn nights;
  private static EditionFiles input;

  @BeforeAll
  static void start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    nights = new CommandsOn(cluster.getURI() + "/ware house");
    Path local = folder.resolve("first night");
    FirstNight.copiedTo(local);
    cluster
        .getFileSystem()
        .copyFromLocalFile(
            new org.apache.hadoop.fs.Path(local.toUri()),
            new org.apache.hadoop.fs.Path(nights.warehouse()));
    input = FirstNight.input(folder);
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  @Test
  void aNight_oneWithNothingNew_andARollback() throws Exception {
    input.nato("2018-03-15", FirstNight.POLAND.replace("2.2", "1.9"), FirstNight.ESTONIA);
    assertThat(trends()).returns("", Outcome::err).returns(0, Outcome::exitCode);
    assertThat(trends().out()).contains("nothing new since ");

    assertThat(share()).contains("1.9");
    List<String> publications = nights.ids();
    assertThat(publications).hasSize(2);
    assertThat(nights.run("warehouse", "rollback", publications.get(1)).exitCode()).isZero();
    assertThat(share()).contains("2.2");
    assertThat(nights.run("warehouse", "check").out()).contains(" is sound: 3 publications");

    FileSystem files = cluster.getFileSystem();
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(nights.warehouse());
    LeaseFolder leases = new LeaseFolder(files, place);
    long given = leases.latest().orElseThrow();
    LeaseHolder earlier = leases.holder(given).orElseThrow();
    assertThat(earlier.hasGivenBack()).isTrue();
    ManualTiming timing = new ManualTiming();
    try (Lease lease = Lease.take(files, place, Duration.ofSeconds(60), timing)) {
      lease.requireHeld();
      assertThat(leases.latest()).hasValue(given + 1);
      timing.pass();
      lease.requireHeld();
      assertThatThrownBy(() -> leases.rewrite(given, earlier))
          .isInstanceOf(FileNotFoundException.class);
      assertThat(files.exists(leases.file(given))).isFalse();
      assertThat(trends())
          .returns(75, Outcome::exitCode)
          .extracting(Outcome::err)
          .asString()
          .startsWith("Another run is publishing to " + cluster.getURI());
    }
  }

  @Test
  void aPage_takesThePlaceOfTheOneBefore() throws Exception {
    FileSystem files = cluster.getFileSystem();
    org.apache.hadoop.fs.Path page =
        new org.apache.hadoop.fs.Path(cluster.getURI() + "/pages/page.html");
    files.create(page, false).close();
    assertThat(files.getFileStatus(page).getLen()).isZero();

    assertThat(nights.run("report", "--to", page.toString())).returns("", Outcome::err);
    assertThat(files.getFileStatus(page).getLen()).isGreaterThan(100_000);
    assertThat(files.listStatus(page.getParent())).hasSize(1);
  }

  private static Outcome trends() {
    return nights.run("trends", "--input", input.input());
  }

  private static String share() {
    return nights.sql("SELECT share_of_gdp_pct FROM ally_trend WHERE ally = 'POL' AND year = 2015");
  }
}
