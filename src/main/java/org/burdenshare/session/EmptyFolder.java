package org.burdenshare.session;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;

/** Deletes a folder only if it is empty, atomically: a file just created is kept. */
public final class EmptyFolder {
  private EmptyFolder() {}

  /** Hadoop's local file system lists first and then deletes whatever is there by then. */
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
