package org.burdenshare.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.FsServerDefaults;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathFilter;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.local.LocalConfigKeys;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.functional.RemoteIterators;

/**
 * Hadoop's local file system, except that Java sets permissions and resolves links, and that
 * listings carry no owners. Without its native library Hadoop would start a process for each of
 * these: hundreds a night.
 */
public final class LocalDisk extends LocalFileSystem {
  private static final int BEYOND_READ_WRITE_EXECUTE = ~0777;

  /** Instantiated by Hadoop by class name. */
  public LocalDisk() {
    super(new Raw());
  }

  /** The Hadoop settings that select this file system. */
  public static Map<String, String> settings() {
    return Map.of(
        "fs.file.impl", LocalDisk.class.getName(),
        "fs.AbstractFileSystem.file.impl", Context.class.getName());
  }

  /**
   * Replaces Hadoop's own instance, which spark-submit has already cached.
   *
   * @param configuration includes the {@link #settings()}
   */
  public static void takeOver(Configuration configuration) {
    try {
      FileSystem disk = FileSystem.get(FsConstants.LOCAL_FS_URI, configuration);
      if (disk.getClass().equals(LocalFileSystem.class)) {
        disk.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path for {@code java.nio}; empty on any other file system. */
  public static Optional<java.nio.file.Path> place(FileSystem files, Path path) {
    return files.getUri().getScheme().equals(FsConstants.LOCAL_FS_URI.getScheme())
        ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
        : Optional.empty();
  }

  /** A colon in a file name does not start a URI. */
  @Override
  public Path getChecksumFile(Path file) {
    return new Path(file.getParent() + Path.SEPARATOR + "." + file.getName() + ".crc");
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if ((permission.toShort() & BEYOND_READ_WRITE_EXECUTE) != 0
          || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        super.setPermission(path, permission);
        return;
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permission.toString()));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }

    @Override
    protected RemoteIterator<LocatedFileStatus> listLocatedStatus(Path folder, PathFilter filter)
        throws IOException {
      return RemoteIterators.mappingRemoteIterator(
          RemoteIterators.remoteIteratorFromArray(listStatus(folder, filter)), this::located);
    }

    /** Without owner and permissions, which would cost Hadoop a process for each file. */
    private LocatedFileStatus located(FileStatus status) throws IOException {
      FileStatus plain =
          new FileStatus(
              status.getLen(),
              status.isDirectory(),
              status.getReplication(),
              status.getBlockSize(),
              status.getModificationTime(),
              status.getPath());
      return new LocatedFileStatus(
          plain, plain.isFile() ? getFileBlockLocations(plain, 0, plain.getLen()) : null);
    }
  }

  /** The same for Hadoop's FileContext API, by which Delta commits. */
  static final class Context extends ChecksumFs {
    Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(new RawContext(configuration));
    }
  }

  private static final class RawContext extends DelegateToFileSystem {
    RawContext(Configuration configuration) throws IOException, URISyntaxException {
      super(
          FsConstants.LOCAL_FS_URI,
          new Raw(),
          configuration,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public FsServerDefaults getServerDefaults(Path path) throws IOException {
      return LocalConfigKeys.getServerDefaults();
    }

    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }
}
