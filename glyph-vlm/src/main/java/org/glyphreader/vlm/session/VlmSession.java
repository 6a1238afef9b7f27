package org.glyphreader.vlm.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Size;
import org.glyphreader.Usage;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.vlm.generate.AnswerWriter;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.prompt.VlmPrompt;

/**
 * A document that a vision-language model reads. Pages are encoded when the first question that
 * looks at them is asked, because only the question says which pages those are.
 */
final class VlmSession implements ReadingSession {

  private final ModelParts parts;
  private final PromptRunner runner;
  private List<Page> pages;
  private List<PageImage> images;
  private long nextKey;

  VlmSession(ModelParts parts, PromptRunner runner, List<Page> pages) {
    this.parts = parts;
    this.runner = runner;
    this.pages = pages;
    this.images = new ArrayList<>();
    addImages(0);
  }

  private void addImages(int from) {
    for (int i = from; i < pages.size(); i++) {
      Page page = pages.get(i);
      Size size = new Size(page.width(), page.height());
      images.add(new PageImage(nextKey++, i + 1, parts.grid(size), page::pixels));
    }
  }

  @Override
  public Generation answer(Prompt prompt, AnswerSink sink) {
    return runner.exclusively(() -> answerNow(prompt, sink));
  }

  private Generation answerNow(Prompt asked, AnswerSink sink) {
    PageRange range = asked.pages();
    int last = Math.min(range.last(), pages.size());
    List<Page> looked = pages.subList(Math.min(range.first() - 1, last), last);
    List<PageImage> seen = List.copyOf(images.subList(Math.min(range.first() - 1, last), last));
    VlmPrompt prompt =
        parts
            .prompts()
            .build(
                seen.stream().map(PageImage::grid).toList(),
                QuestionText.of(asked, looked, parts.options().exactStrings()));
    parts.budget().check(prompt, seen, asked.maxNewTokens());
    AnswerWriter writer = new AnswerWriter(parts.tokenizer(), prompt.thinking(), sink);
    SamplingConfig sampling =
        SamplingConfig.of(asked.sampling(), parts.checkpoint().generation(), parts.seed());
    PromptRunner.Outcome outcome =
        runner.run(
            new PromptRunner.Task(prompt, seen, sampling, asked.maxNewTokens(), sink, writer::add));
    writer.finish();
    int visual = prompt.visualTokens();
    return new Generation(
        writer.answer(),
        writer.reasoning(),
        List.of(),
        new Usage(seen.size(), visual, (long) prompt.size() - visual, outcome.ids().length),
        outcome.reason());
  }

  @Override
  public void replaceFrom(int page, List<Page> replaced, WorkMonitor monitor) {
    runner.exclusively(
        () -> {
          int kept = Math.min(page - 1, images.size());
          pages = replaced;
          images = new ArrayList<>(images.subList(0, kept));
          addImages(kept);
          Set<Long> known = images.stream().map(PageImage::key).collect(Collectors.toSet());
          runner.forget(key -> !known.contains(key));
          return null;
        });
  }

  @Override
  public void close() {
    runner.close();
  }
}
