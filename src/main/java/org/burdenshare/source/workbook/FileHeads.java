package org.burdenshare.source.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.FileHead.Properties;
import org.burdenshare.source.FileHead.Section;
import org.burdenshare.source.LineLengths;
import org.burdenshare.source.SoundArchive;
import org.burdenshare.source.SourceFile;

/** Reads the heads of files. */
public final class FileHeads {
  private static final int LINES = 25;
  private static final int BYTES_OF_LINES = 1 << 16;

  private FileHeads() {}

  /**
   * The head of a file.
   *
   * @param layout the layout of its bytes
   * @param first its first bytes; all of them for a workbook or an archive
   * @param last its last bytes
   * @throws IOException if it is damaged
   */
  public static FileHead of(SourceFile.Layout layout, byte[] first, byte[] last)
      throws IOException {
    InputStream in = new ByteArrayInputStream(first);
    return switch (layout) {
      case DELTA, PARQUET -> FileHead.NONE;
      case TEXT -> ofText(first, last, StandardCharsets.UTF_8);
      case UTF16_TEXT -> ofText(first, last, StandardCharsets.UTF_16LE);
      case WORKBOOK -> ofWorkbook(in);
      case BINARY_WORKBOOK -> ofBinaryWorkbook(in);
      case ARCHIVE -> ofArchive(in);
    };
  }

  private static FileHead ofText(byte[] first, byte[] last, Charset charset) {
    return new FileHead(
        List.of(new Section("", lines(new String(first, charset)))),
        new String(last, charset).lines().toList(),
        Properties.NONE,
        null);
  }

  private static FileHead ofWorkbook(InputStream in) throws IOException {
    Heads heads = new Heads();
    XlsxReader.Closing closing = XlsxReader.visit(in, heads);
    return new FileHead(heads.sections, closing.lastStrings(), closing.properties(), null);
  }

  private static FileHead ofBinaryWorkbook(InputStream in) throws IOException {
    Heads heads = new Heads();
    XlsReader.visit(in, heads);
    return new FileHead(heads.sections, List.of(), Properties.NONE, null);
  }

  /** The head of an archive of text files, read within the limits of inflation. */
  private static FileHead ofArchive(InputStream in) throws IOException {
    List<Section> sections = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      SoundArchive.visit(
          in,
          (name, content) -> {
            LineLengths lengths = new LineLengths();
            sections.add(new Section(name, firstLines(content, lengths)));
            content.transferTo(lengths);
            if (lengths.endlessLine() > 0) {
              problems.add(LineLengths.problem(name, lengths.endlessLine()));
            }
          });
    } catch (SoundArchive.Excess e) {
      problems.add(e.getMessage());
    }
    return new FileHead(
        sections, List.of(), Properties.NONE, problems.isEmpty() ? null : problems.get(0));
  }

  private static List<String> firstLines(InputStream in, LineLengths lengths) throws IOException {
    byte[] first = in.readNBytes(BYTES_OF_LINES);
    lengths.write(first);
    return lines(new String(first, StandardCharsets.UTF_8));
  }

  private static List<String> lines(String text) {
    return FileHead.withoutMark(text).lines().limit(LINES).toList();
  }

  /** Collects the first rows of each visible sheet. */
  private static final class Heads implements SheetVisitor {
    private final List<Section> sections = new ArrayList<>();
    private List<String> lines = new ArrayList<>();
    private SheetVisibility visibility;

    @Override
    public void begin(String sheet, SheetVisibility seen) {
      lines = new ArrayList<>();
      visibility = seen;
    }

    @Override
    public boolean row(SheetRow row) {
      lines.add(row.line());
      return lines.size() < LINES;
    }

    @Override
    public void end(String sheet) {
      if (visibility == SheetVisibility.VISIBLE) {
        sections.add(new Section(sheet, List.copyOf(lines)));
      }
    }

    @Override
    public void damaged(String sheet, String problem) {
      end(sheet);
    }
  }
}
