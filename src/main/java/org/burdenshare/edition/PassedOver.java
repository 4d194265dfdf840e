package org.burdenshare.edition;

import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file or folder among the inputs that is not used.
 *
 * @param file how it is called in messages
 * @param uri where it is
 * @param sentence why it is not used, and what to do
 */
public record PassedOver(String file, URI uri, String sentence) {
  /** The file that was written last; empty where there is none. */
  public static Optional<String> newest(List<PassedOver> all, Configuration configuration) {
    return all.stream()
        .max(Comparator.comparingLong(one -> one.modified(configuration)))
        .map(PassedOver::file);
  }

  /** The time of its last change, in milliseconds; 0 if unknown. */
  private long modified(Configuration configuration) {
    try {
      Path path = new Path(uri);
      return path.getFileSystem(configuration).getFileStatus(path).getModificationTime();
    } catch (IOException e) {
      return 0;
    }
  }
}
