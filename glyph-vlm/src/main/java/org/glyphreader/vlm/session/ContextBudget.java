package org.glyphreader.vlm.session;

import java.util.List;
import org.glyphreader.ContextOverflowException;
import org.glyphreader.vlm.prompt.VlmPrompt;

/**
 * Says before anything is encoded whether a prompt and its answer fit.
 *
 * @param window tokens that the model can look back at
 * @param bytesPerToken of the KV cache
 * @param cacheBytes that the KV cache may take
 */
record ContextBudget(long window, long bytesPerToken, long cacheBytes) {

  private static final long MEBI = 1L << 20;

  /** The pages of the prompt are {@code pages}, in order. */
  void check(VlmPrompt prompt, List<PageImage> pages, int maxNewTokens) {
    long tokens = (long) prompt.size() + maxNewTokens;
    long cacheable = bytesPerToken == 0 ? Long.MAX_VALUE : cacheBytes / bytesPerToken;
    if (tokens > window) {
      throw overflow(
          prompt,
          pages,
          maxNewTokens,
          window,
          "more than the context window of " + window + " tokens");
    }
    if (tokens > cacheable) {
      throw overflow(
          prompt,
          pages,
          maxNewTokens,
          cacheable,
          "whose KV cache takes %s MiB, more than the %s MiB of the option kv-cache-mb"
              .formatted(tokens * bytesPerToken / MEBI, cacheBytes / MEBI));
    }
  }

  private static ContextOverflowException overflow(
      VlmPrompt prompt, List<PageImage> pages, int maxNewTokens, long room, String why) {
    long tokens = (long) prompt.size() + maxNewTokens;
    int visual = prompt.visualTokens();
    String message =
        "%s cost %s visual tokens; with %s tokens of text and up to %s of answer that makes %s, %s; %s"
            .formatted(
                pages.size() == 1 ? "1 page" : pages.size() + " pages",
                visual,
                prompt.size() - visual,
                maxNewTokens,
                tokens,
                why,
                remedy(prompt, pages, maxNewTokens, room));
    return new ContextOverflowException(message, tokens, room);
  }

  private static String remedy(
      VlmPrompt prompt, List<PageImage> pages, int maxNewTokens, long room) {
    String less = "allow fewer new tokens, lower the DPI or take a denser preset";
    int fitting = fitting(prompt, maxNewTokens, room);
    return fitting == 0
        ? less
        : "ask about pages %s-%s, %s"
            .formatted(pages.get(0).number(), pages.get(fitting - 1).number(), less);
  }

  /** How many of the pages fit, from the first on. */
  private static int fitting(VlmPrompt prompt, int maxNewTokens, long room) {
    List<VlmPrompt.ImageSpan> images = prompt.images();
    long tokens = (long) prompt.size() + maxNewTokens;
    int fitting = images.size();
    while (fitting > 0 && tokens > room) {
      fitting--;
      int begin = fitting == 0 ? images.get(0).start() : images.get(fitting - 1).end();
      tokens -= images.get(fitting).end() - begin;
    }
    return fitting;
  }
}
