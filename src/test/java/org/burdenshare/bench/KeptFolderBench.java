package org.burdenshare.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.burdenshare.bench.Bench.Run;
import org.burdenshare.source.publisher.KeptFolder;
import org.burdenshare.testing.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder of editions as five people keep them, beside the same editions once each: whole
 * processes. It runs the scripts as they stand, so build with a first {@code jobs/trends}.
 */
@Tag("bench")
class KeptFolderBench {
  private static final int ROUNDS = Integer.getInteger("test.rounds", 5);

  @TempDir Path folder;

  @Test
  void firstPublication_andANightWithNothingNew_besideOneFileOfEachRelease() throws Exception {
    Path kept = folder.resolve("kept");
    KeptFolder.in(kept);
    Path originals = kept.resolve(KeptFolder.ORIGINALS);
    List<Run> first = new ArrayList<>();
    List<Run> firstOfOriginals = new ArrayList<>();
    List<Run> night = new ArrayList<>();
    List<Run> nightOfOriginals = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      first.add(trends(kept, "kept-" + round));
      firstOfOriginals.add(trends(originals, "originals-" + round));
      night.add(trends(kept, "kept-" + round));
      nightOfOriginals.add(trends(originals, "originals-" + round));
    }
    BenchTable table = new BenchTable("kept-folder", ROUNDS);
    compare(table, "a folder as five people keep it", first, firstOfOriginals);
    compare(table, "the same folder, a run with nothing new", night, nightOfOriginals);
  }

  private static void compare(BenchTable table, String measure, List<Run> ours, List<Run> once)
      throws Exception {
    table.compared(measure, Run.seconds(ours), "its releases once", Run.seconds(once));
    table.compared(
        measure + ", memory",
        Run.megabytes(ours) + " MB",
        "its releases once " + Run.megabytes(once) + " MB",
        (double) Run.megabytes(ours) / Run.megabytes(once));
  }

  private Run trends(Path input, String warehouse) throws Exception {
    return Bench.run(
        Programs.in(folder),
        Programs.script("trends"),
        "--input",
        input,
        "--warehouse",
        folder.resolve(warehouse));
  }
}
