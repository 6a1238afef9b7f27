package org.glyphreader.vlm.prompt;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.checkpoint.Checkpoint;

/**
 * Puts pages and a question into the words a model was trained on, by the Jinja template of its
 * checkpoint. The template is not trusted: it reaches no files, classes or Java methods, and time,
 * output and nesting are bounded. What the user writes is never taken for a template. Immutable and
 * safe for use by several threads.
 */
public final class ChatTemplate {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
  private static final int MAX_OUTPUT = 1 << 26;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_RANGE = 10_000;
  private static final int MAX_COLLECTION = 100_000;

  /** Where the engine differs from Python's Jinja unless it is told not to. */
  private static final LegacyOverrides PYTHON =
      LegacyOverrides.newBuilder()
          .withEvaluateMapKeys(true)
          .withIterateOverMapKeys(true)
          .withUseNaturalOperatorPrecedence(true)
          .withParseWhitespaceControlStrictly(true)
          .withUseTrimmingForNotesAndExpressions(true)
          .build();

  private static final Set<String> TAGS =
      Set.of(
          ("if,else,elif,endif,for,endfor,set,endset,macro,endmacro,raw,endraw,break,continue")
              .split(","));
  private static final Set<String> FUNCTIONS = Set.of("range", "namespace", "raise_exception");
  private static final Set<String> FILTERS =
      Set.of(
          ("abs,capitalize,count,d,default,dictsort,first,float,indent,int,items,join,last,length,list,"
                  + "lower,map,reject,rejectattr,replace,reverse,round,safe,select,selectattr,sort,"
                  + "string,title,tojson,trim,unique,upper")
              .split(","));

  private final Jinjava jinja = new Jinjava();
  private final Map<Library, Set<String>> disabled = new HashMap<>();
  private final String template;
  private final String place;

  /**
   * A template.
   *
   * @param template in Jinja
   * @param place where it comes from, for messages
   */
  public ChatTemplate(String template, String place) {
    this.template = template;
    this.place = place;
    jinja.setResourceLocator(
        (name, encoding, interpreter) -> {
          throw new ModelFormatException(place + " asks for the file \"" + name + "\"");
        });
    jinja.registerFunction(
        new ELFunctionDefinition(
            "", "raise_exception", ChatTemplate.class, "raiseException", String.class));
    disable(Library.TAG, jinja.getGlobalContext().getAllTags(), t -> t.getName(), TAGS);
    disable(Library.FILTER, jinja.getGlobalContext().getAllFilters(), f -> f.getName(), FILTERS);
    disable(
        Library.FUNCTION, jinja.getGlobalContext().getAllFunctions(), f -> f.getName(), FUNCTIONS);
  }

  /**
   * {@return the template of a model}
   *
   * @param checkpoint of the model
   * @throws ModelFormatException if it has none
   */
  public static ChatTemplate of(Checkpoint checkpoint) {
    return new ChatTemplate(
        checkpoint.chatTemplate(), "The chat template in " + checkpoint.folder());
  }

  private <T> void disable(
      Library library,
      Iterable<T> all,
      java.util.function.Function<T, String> name,
      Set<String> allowed) {
    Set<String> names = new HashSet<>();
    all.forEach(part -> names.add(name.apply(part)));
    names.removeIf(known -> allowed.contains(known.substring(known.indexOf(':') + 1)));
    disabled.put(library, names);
  }

  /**
   * What templates call to refuse their input.
   *
   * @param message why
   * @return never
   */
  public static String raiseException(String message) {
    throw new IllegalArgumentException(message);
  }

  /**
   * {@return the prompt: images first, then the text, then the beginning of the model's turn}
   *
   * @param images how many images
   * @param text question and instructions
   * @throws ModelFormatException if the template is damaged, asks for what it may not have, or
   *     takes too long
   */
  public String render(int images, String text) {
    List<Map<String, Object>> content = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      content.add(Map.of("type", "image"));
    }
    content.add(Map.of("type", "text", "text", text));
    Map<String, Object> bindings = new HashMap<>();
    bindings.put("messages", List.of(Map.of("role", "user", "content", content)));
    bindings.put("add_generation_prompt", true);
    try {
      RenderResult result = jinja.renderForResult(template, bindings, config(images, text));
      if (result.hasErrors()) {
        throw failed(
            result.getErrors().stream()
                .map(e -> "line " + e.getLineno() + ": " + e.getMessage())
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; ")));
      }
      return result.getOutput();
    } catch (OutOfTime e) {
      throw failed("it takes more than " + TIME_LIMIT.toSeconds() + " s");
    } catch (StackOverflowError e) {
      throw failed("it is nested too deeply");
    }
  }

  private JinjavaConfig config(int images, String text) {
    long begin = System.nanoTime();
    return JinjavaConfig.newBuilder()
        .withLegacyOverrides(PYTHON)
        .withTrimBlocks(true)
        .withLstripBlocks(true)
        .withNestedInterpretationEnabled(false)
        .withEnableRecursiveMacroCalls(false)
        .withDisabled(disabled)
        .withElResolver(new TemplateValues())
        .withCharset(StandardCharsets.UTF_8)
        .withMaxRenderDepth(MAX_DEPTH)
        .withMaxOutputSize(MAX_OUTPUT)
        .withMaxStringLength(MAX_OUTPUT)
        .withRangeLimit(MAX_RANGE)
        .withMaxListSize(MAX_COLLECTION + images)
        .withMaxMapSize(MAX_COLLECTION)
        .withProcessors(
            JinjavaProcessors.newBuilder()
                .withNodePreProcessor(
                    (node, interpreter) -> {
                      if (System.nanoTime() - begin > TIME_LIMIT.toNanos()) {
                        throw new OutOfTime();
                      }
                    })
                .build())
        .build();
  }

  private ModelFormatException failed(String why) {
    return new ModelFormatException(
        place + " cannot be used: " + why + "; download the model's chat template again");
  }

  /** No {@link RuntimeException}, which a template engine turns into a note and goes on. */
  private static final class OutOfTime extends Error {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super("template", null, false, false);
    }
  }
}
