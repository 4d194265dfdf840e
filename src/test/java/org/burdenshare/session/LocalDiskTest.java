package org.burdenshare.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of this machine behave as Hadoop's own local file system has them. */
class LocalDiskTest {
  @TempDir java.nio.file.Path folder;

  @Test
  void permissionsAreSet() throws IOException {
    java.nio.file.Path file = Files.writeString(folder.resolve("figures"), "1");
    disk().setPermission(path("figures"), new FsPermission((short) 0640));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aLinkLeadsToItsFile_andWhatIsMissingIsTold() throws IOException {
    Files.writeString(folder.resolve("figures"), "12");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("figures"));
    assertThat(disk().getFileStatus(path("link")).getLen()).isEqualTo(2);
    assertThat(disk().getFileLinkStatus(path("figures")).getLen()).isEqualTo(2);
    assertThatThrownBy(() -> disk().getFileLinkStatus(path("missing")))
        .isInstanceOf(java.io.FileNotFoundException.class);
  }

  @Test
  void aListGoesThroughFolders_andNobodyIsAskedForPermissions() throws IOException {
    Files.createDirectories(folder.resolve("year/month"));
    Files.writeString(folder.resolve("year/month/figures"), "123");
    disk().setPermission(path("year/month/figures"), new FsPermission((short) 0600));
    RemoteIterator<LocatedFileStatus> list = disk().listFiles(path("year"), true);

    LocatedFileStatus only = list.next();
    assertThat(list.hasNext()).isFalse();
    assertThat(only.getPath()).isEqualTo(path("year/month/figures"));
    assertThat(only.getLen()).isEqualTo(3);
    assertThat(only.getPermission()).isEqualTo(FsPermission.getFileDefault());
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    try (var out = disk().create(path("figures"))) {
      out.write("spending".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("figures"), "spelling");
    try (var in = disk().open(path("figures"))) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(org.apache.hadoop.fs.ChecksumException.class);
    }
  }

  @Test
  void aCommitDoesNotReplaceAnother() throws IOException {
    Configuration configuration = configuration();
    FileContext context = FileContext.getFileContext(FsConstants.LOCAL_FS_URI, configuration);
    for (String name : new String[] {"first", "second"}) {
      context.create(path(name), EnumSet.of(CreateFlag.CREATE)).close();
    }
    context.rename(path("first"), path("0.json"), Options.Rename.NONE);
    assertThatThrownBy(() -> context.rename(path("second"), path("0.json"), Options.Rename.NONE))
        .isInstanceOf(org.apache.hadoop.fs.FileAlreadyExistsException.class);
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private static FileSystem disk() throws IOException {
    return FileSystem.newInstance(FsConstants.LOCAL_FS_URI, configuration());
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    LocalDisk.settings().forEach(configuration::set);
    return configuration;
  }
}
