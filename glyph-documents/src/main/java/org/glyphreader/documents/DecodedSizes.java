package org.glyphreader.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.glyphreader.DocumentFormatException;

/**
 * Measures what a page's data is once decoded, before PDFBox decodes it in memory: every stream and
 * image that the page refers to, without following links to other pages. Nothing is kept.
 */
final class DecodedSizes {

  /** The most one stream may decode to, in bytes. */
  static final long STREAM_LIMIT = 256 * Bytes.MIB;

  /** The most all streams new on a page may decode to, in bytes. */
  static final long PAGE_LIMIT = 1024 * Bytes.MIB;

  private static final long INTERMEDIATE_LIMIT = 64 * Bytes.MIB;
  private static final int MOST_FILTERS = 8;
  private static final int MOST_OBJECTS = 1_000_000;
  private static final Set<COSName> IMAGE_FILTERS =
      Set.of(
          COSName.DCT_DECODE,
          COSName.DCT_DECODE_ABBREVIATION,
          COSName.JPX_DECODE,
          COSName.JBIG2_DECODE,
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION);
  private static final Set<COSName> ELSEWHERE =
      Set.of(
          COSName.PARENT,
          COSName.P,
          COSName.DEST,
          COSName.A,
          COSName.AA,
          COSName.B,
          COSName.METADATA,
          COSName.getPDFName("PieceInfo"),
          COSName.getPDFName("Thumb"));

  private final String what;
  private final Set<COSBase> measured;
  private long total;

  /**
   * For one page.
   *
   * @param what the page, for messages
   * @param measured objects that need no second look; grows
   */
  DecodedSizes(String what, Set<COSBase> measured) {
    this.what = what;
    this.measured = measured;
  }

  /** Refuses a page whose streams or images are too large. */
  void check(COSDictionary page) throws IOException {
    Deque<COSBase> open = new ArrayDeque<>();
    open.push(page);
    int objects = 0;
    while (!open.isEmpty()) {
      COSBase next = open.pop();
      if (!measured.add(next)) {
        continue;
      }
      if (++objects > MOST_OBJECTS) {
        throw new DocumentFormatException(
            what + " refers to more than " + MOST_OBJECTS + " objects; save it anew");
      }
      if (next instanceof COSStream stream) {
        measure(stream);
      }
      if (next instanceof COSDictionary dictionary && (next == page || !isPage(dictionary))) {
        pushEntries(dictionary, open);
      } else if (next instanceof COSArray array) {
        for (COSBase item : array) {
          push(item, open);
        }
      }
    }
  }

  private static boolean isPage(COSDictionary dictionary) {
    COSName type = dictionary.getCOSName(COSName.TYPE);
    return COSName.PAGE.equals(type) || COSName.PAGES.equals(type);
  }

  private static void pushEntries(COSDictionary dictionary, Deque<COSBase> open) {
    for (COSName key : dictionary.keySet()) {
      if (!ELSEWHERE.contains(key)) {
        push(dictionary.getItem(key), open);
      }
    }
  }

  private static void push(COSBase value, Deque<COSBase> open) {
    COSBase direct = value instanceof COSObject reference ? reference.getObject() : value;
    if (direct instanceof COSDictionary || direct instanceof COSArray) {
      open.push(direct);
    }
  }

  private void measure(COSStream stream) throws IOException {
    if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
      Limits.checkImage(
          what, stream.getInt(COSName.WIDTH, COSName.W), stream.getInt(COSName.HEIGHT, COSName.H));
    }
    List<COSName> filters = filters(stream);
    byte[] data = null;
    for (int i = 0; i < filters.size(); i++) {
      COSName name = filters.get(i);
      if (IMAGE_FILTERS.contains(name)) {
        checkFax(stream, i);
        return;
      }
      boolean last = i == filters.size() - 1 || IMAGE_FILTERS.contains(filters.get(i + 1));
      try (InputStream in =
          data == null ? stream.createRawInputStream() : new ByteArrayInputStream(data)) {
        data = decode(FilterFactory.INSTANCE.getFilter(name), in, stream, i, last);
      } catch (IOException | RuntimeException e) {
        if (e instanceof DocumentFormatException) {
          throw e;
        }
        return;
      }
    }
  }

  private byte[] decode(Filter filter, InputStream in, COSStream stream, int index, boolean last)
      throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    OutputStream target = last ? OutputStream.nullOutputStream() : kept;
    filter.decode(
        in, new Counting(target, last ? STREAM_LIMIT : INTERMEDIATE_LIMIT), stream, index);
    return kept.toByteArray();
  }

  private void checkFax(COSStream stream, int index) {
    COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    COSBase own = parameters instanceof COSArray array ? array.getObject(index) : parameters;
    if (own instanceof COSDictionary fax) {
      Limits.checkImage(what, fax.getInt(COSName.COLUMNS, 1728), fax.getInt(COSName.ROWS, 0));
    }
  }

  private List<COSName> filters(COSStream stream) {
    COSBase filter = stream.getFilters();
    List<COSName> names = new ArrayList<>();
    if (filter instanceof COSName name) {
      names.add(name);
    } else if (filter instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSName name) {
          names.add(name);
        }
      }
    }
    if (names.size() > MOST_FILTERS) {
      throw new DocumentFormatException(
          what + " has a stream in " + names.size() + " layers of compression; save it anew");
    }
    return names;
  }

  /** Counts what passes, and refuses what is too much. */
  private final class Counting extends OutputStream {

    private final OutputStream target;
    private final long limit;
    private long count;

    Counting(OutputStream target, long limit) {
      this.target = target;
      this.limit = limit;
    }

    @Override
    public void write(int value) throws IOException {
      add(1);
      target.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      add(length);
      target.write(bytes, offset, length);
    }

    private void add(int length) {
      count += length;
      total += length;
      if (count > limit || total > PAGE_LIMIT) {
        throw new DocumentFormatException(
            what
                + " decompresses to more than "
                + (count > limit ? limit : PAGE_LIMIT) / Bytes.MIB
                + " MiB"
                + (count > limit ? " in one stream" : "")
                + "; it is hostile or needs to be split");
      }
    }
  }
}
