package org.burdenshare.cli.option;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.burdenshare.reference.GroupFile;
import org.burdenshare.reference.GroupMember;
import org.burdenshare.vocabulary.Failure;
import picocli.CommandLine.Option;

/** The option that names a file of user-defined groups. */
public final class GroupsOption {
  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description =
          "A CSV of this machine with groups of countries of your own (group,iso3,from,until), summed up"
              + " beside those that are there. Default: none.")
  private String file;

  /**
   * The members of the user-defined groups; empty without the option.
   *
   * @throws Failure naming the line that cannot be used
   */
  public List<GroupMember> members() {
    return file == null ? List.of() : GroupFile.members(file, lines());
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (CharacterCodingException e) {
      throw Failure.of(Failure.Kind.BAD_DATA, file + " is not UTF-8; save it as CSV in UTF-8.", e);
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          file + " cannot be read; check --groups, which names a file of this machine.",
          e);
    }
  }
}
