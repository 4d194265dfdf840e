package org.burdenshare.session;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;

/** Removes a folder only where nothing is in it, not even what another run puts there just now. */
public final class EmptyFolder {
  private EmptyFolder() {}

  /** Hadoop's own local file system looks first and then removes all that is there by then. */
  public static void remove(FileSystem files, Path folder) throws IOException {
    try {
      Optional<java.nio.file.Path> local = LocalDisk.place(files, folder);
      if (local.isPresent()) {
        Files.deleteIfExists(local.get());
      } else {
        files.delete(folder, false);
      }
    } catch (DirectoryNotEmptyException | PathIsNotEmptyDirectoryException e) {
      return;
    }
  }
}
