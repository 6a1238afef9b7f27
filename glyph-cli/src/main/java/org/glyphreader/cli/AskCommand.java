package org.glyphreader.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.glyphreader.Answer;
import org.glyphreader.AnswerListener;
import org.glyphreader.CompressedDocument;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.FinishReason;
import org.glyphreader.GlyphEngine;
import org.glyphreader.PageBox;
import org.glyphreader.PageRange;
import org.glyphreader.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code glyph ask}: answers questions about documents. */
@Command(name = "ask", description = "Answers a question about one or more documents.")
final class AskCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "INPUT... QUESTION",
      arity = "1..*",
      hideParamSyntax = true,
      description = "Files, or - for stdin, then the question (no question with --questions).")
  List<String> arguments;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Questions, one a line; prints one JSON object a line.")
  Path questions;

  @Mixin ReaderOptions reader;

  @Mixin InputOptions sources;

  @Mixin PageDesignOptions design;

  @Option(
      names = "--pages",
      paramLabel = "N-M",
      converter = RangeConverter.class,
      description = "Look only at these pages, for example 2-4.")
  PageRange pages;

  @Option(names = "--max-tokens", paramLabel = "N", description = "Limit of generated tokens.")
  Integer maxTokens;

  @Option(
      names = "--highlight",
      paramLabel = "DIR",
      description = "Write the pages the answer stands on, evidence boxed in red.")
  Path highlight;

  @Option(names = "--json", description = "Print the answer with its evidence as JSON.")
  boolean json;

  @Override
  public Integer call() {
    int inputs = arguments.size() - (questions == null ? 1 : 0);
    if (inputs < 1) {
      throw new ParameterException(
          spec.commandLine(), "Give at least one INPUT and then the QUESTION in quotes");
    }
    if (highlight != null && questions != null) {
      throw new ParameterException(
          spec.commandLine(), "--highlight takes one question, not --questions");
    }
    List<Question> asked =
        questions == null
            ? List.of(question(arguments.get(inputs)))
            : lines(questions).stream().map(this::question).toList();
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = new Progress(err);
    try (GlyphEngine engine = design.applyTo(reader.applyTo(GlyphEngine.builder())).build();
        CompressedDocument document = sources.compress(engine, arguments.subList(0, inputs))) {
      design.reportFit(document, err);
      Hints.ifNotPaying(document, err);
      for (Question question : asked) {
        Answer answer = document.ask(question, progress);
        progress.clear();
        print(answer, document, engine);
      }
      return 0;
    } finally {
      progress.clear();
    }
  }

  private void print(Answer answer, CompressedDocument document, GlyphEngine engine) {
    PrintWriter out = spec.commandLine().getOut();
    if (highlight != null) {
      PngFolder.write(answer.highlightedPages(), highlight, AnswerListener.NONE);
    }
    if (questions != null) {
      out.println(Json.line(json(answer, document, engine)));
    } else if (json) {
      out.println(Json.pretty(json(answer, document, engine)));
    } else {
      out.println(answer.text().isBlank() ? explain(answer.finishReason()) : answer.text());
      standsOn(answer, document.pages().size(), out);
    }
    out.flush();
  }

  private Map<String, Object> json(Answer answer, CompressedDocument document, GlyphEngine engine) {
    return design.withFit(Json.answer(answer, document.text(), engine.reader()), document);
  }

  private static String explain(FinishReason reason) {
    return switch (reason) {
      case NOT_FOUND -> "Not found: nothing in the document answers this.";
      case ILLEGIBLE -> "Illegible: what may answer this cannot be read; try a higher --dpi.";
      default -> "No answer (" + reason + ").";
    };
  }

  private static void standsOn(Answer answer, int pages, PrintWriter out) {
    TreeSet<Integer> numbers =
        answer.evidence().stream()
            .limit(1)
            .flatMap(evidence -> evidence.boxes().stream())
            .map(PageBox::page)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!numbers.isEmpty()) {
      String names = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
      out.printf("(page %s of %d, %s)%n", names, pages, answer.evidence().get(0).source());
    }
  }

  private Question question(String text) {
    if (text.isBlank()) {
      throw new ParameterException(spec.commandLine(), "The question is blank");
    }
    Question.Builder builder = Question.builder(text);
    if (pages != null) {
      builder.pages(pages.first(), pages.last());
    }
    if (maxTokens != null) {
      builder.maxNewTokens(maxTokens);
    }
    return builder.build();
  }

  private static List<String> lines(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (NoSuchFileException e) {
      throw new DocumentFormatException(file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new DocumentFormatException(file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new DocumentFormatException(file + " cannot be read: " + e.getMessage(), e);
    }
    if (lines.isEmpty()) {
      throw new DocumentFormatException(file + " holds no question");
    }
    return lines;
  }

  /** Reads {@code 2-4} or {@code 3}. */
  static final class RangeConverter implements ITypeConverter<PageRange> {

    @Override
    public PageRange convert(String value) {
      if (!value.matches("\\d{1,6}(-\\d{1,6})?")) {
        throw new TypeConversionException("Pages are given as 2-4 or 3, not \"" + value + "\"");
      }
      String[] ends = value.split("-");
      try {
        return new PageRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
