package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.glyphreader.Size;
import org.glyphreader.Transcript;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextLayer;
import org.glyphreader.spi.WorkMonitor;

/** Recognises every page and compares what was read with what was written. */
final class Transcription {

  private Transcription() {}

  static Transcript of(Contents contents, Recognition recognition, WorkMonitor monitor) {
    List<Part> parts = contents.parts();
    int total = parts.stream().mapToInt(part -> part.pages().size()).sum();
    List<Transcript.PageText> pages = new ArrayList<>();
    long errors = 0;
    long characters = 0;
    for (Part part : parts) {
      for (PageSource page : part.pages()) {
        monitor.check();
        monitor.progress("recognise", pages.size(), total);
        Size seen = contents.tokenizer().resize(page.width(), page.height());
        String read =
            recognition.read(page, seen, monitor).stream()
                .map(RecognizedLine::text)
                .collect(Collectors.joining("\n"));
        OptionalDouble accuracy = OptionalDouble.empty();
        Optional<TextLayer> layer = page.textLayer();
        if (layer.isPresent()) {
          EditDistance compared = EditDistance.withoutSpaces(layer.get().text(), read);
          errors += compared.distance();
          characters += compared.length();
          accuracy = OptionalDouble.of(compared.accuracy());
        }
        pages.add(new Transcript.PageText(pages.size() + 1, read, accuracy));
      }
    }
    monitor.progress("recognise", total, total);
    return new Transcript(
        pages,
        characters == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.max(0, 1 - (double) errors / characters)));
  }
}
