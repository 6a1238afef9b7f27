package org.glyphreader.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glyphreader.BackendFailureException;
import org.glyphreader.BackendUnavailableException;

/**
 * Asks a language model behind an OpenAI-compatible chat endpoint what to try next. It sees the
 * space, the ranked history and what was refused, and answers with designs and reasons. It is off
 * unless an endpoint is configured, and sends nothing of the texts.
 *
 * <p>Found by {@link java.util.ServiceLoader} it takes its configuration from the system properties
 * {@code glyph.advisor.url}, {@code .model} and {@code .key}, else from the environment variables
 * {@code GLYPH_ADVISOR_URL}, {@code _MODEL} and {@code _KEY}. Safe for use by several threads.
 */
public final class ChatAdvisor implements SearchAdvisor {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 30;
  private static final int MOST_REFUSED = 20;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_MESSAGE = 200;
  private static final int ATTEMPTS = 2;
  private static final long PAUSE_MS = 500;

  private static final String TASK =
      """
      You improve the design of page images from which a reader reads text. Find designs with a higher \
      ratio (text tokens per visual token) at which at least the target accuracy of characters is read \
      right. You get the keys with what they may be, the candidates measured so far, best first, and \
      what was refused; of all candidates but the first only what differs from it. Say what seems to help and what harms, then mutate and cross the best. Answer \
      with one JSON object and nothing else: {"proposals":[{"values":{key: value, …},"reason":"…"}]}. \
      Name only keys that differ from the first candidate. Do not repeat measured candidates.""";

  private final String url;
  private final String model;
  private final String key;
  private final Duration timeout;

  /** For {@link java.util.ServiceLoader}: configured by properties or the environment. */
  public ChatAdvisor() {
    this(setting("url"), setting("model"), setting("key"), Duration.ofMinutes(2));
  }

  /**
   * An advisor.
   *
   * @param url the endpoint's base, such as {@code http://localhost:8000/v1}; empty for none
   * @param model the model's name; may be empty
   * @param key sent as a bearer token; may be empty
   * @param timeout of one request
   */
  public ChatAdvisor(String url, String model, String key, Duration timeout) {
    this.url = Objects.requireNonNull(url, "url");
    this.model = Objects.requireNonNull(model, "model");
    this.key = key.strip();
    this.timeout = Objects.requireNonNull(timeout, "timeout");
  }

  private static String setting(String name) {
    String value = System.getProperty("glyph.advisor." + name);
    if (value == null) {
      value = System.getenv("GLYPH_ADVISOR_" + name.toUpperCase(Locale.ROOT));
    }
    return value == null ? "" : value;
  }

  @Override
  public String name() {
    return "llm";
  }

  @Override
  public boolean isAvailable() {
    return !url.isBlank();
  }

  /**
   * {@inheritDoc}
   *
   * @throws BackendUnavailableException if no endpoint is configured
   * @throws BackendFailureException if it does not answer in time, or not as asked
   */
  @Override
  public List<Proposal> propose(Knowledge knowledge, int count) {
    if (!isAvailable()) {
      throw new BackendUnavailableException(
          "No language model is configured; set GLYPH_ADVISOR_URL (and _MODEL, _KEY)");
    }
    JsonNode answer = parse(post(request(knowledge, count)), "The endpoint's answer");
    String text = answer.path("choices").path(0).path("message").path("content").asText();
    List<Proposal> proposals = new ArrayList<>();
    for (JsonNode each : parse(json(text), "The model's answer").path("proposals")) {
      if (proposals.size() < count && each.path("values").isObject()) {
        proposals.add(proposal(each));
      }
    }
    if (proposals.isEmpty()) {
      throw new BackendFailureException(
          "The model's answer holds no proposals: " + cut(text), null);
    }
    return proposals;
  }

  private static Proposal proposal(JsonNode node) {
    Map<String, String> values = new LinkedHashMap<>();
    node.path("values")
        .properties()
        .forEach(each -> values.put(cut(each.getKey()), cut(each.getValue().asText())));
    return new Proposal(values, cut(node.path("reason").asText("")));
  }

  /** From the first brace to the last behind its thoughts: models like to wrap JSON into words. */
  private static String json(String text) {
    int from = text.indexOf('{', Math.max(0, text.lastIndexOf("</think>")));
    int to = text.lastIndexOf('}');
    return from < 0 || to < from ? text : text.substring(from, to + 1);
  }

  private static JsonNode parse(String text, String what) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BackendFailureException(what + " is no JSON: " + cut(text), e);
    }
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= MOST_MESSAGE ? line : line.substring(0, MOST_MESSAGE) + " …";
  }

  /** What the endpoint answers; an overloaded one is asked once more. */
  private String post(String body) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
    HttpRequest request = httpRequest(body);
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> response = send(client, request);
      int status = response.statusCode();
      if (status / 100 == 2) {
        return response.body();
      }
      if (attempt == ATTEMPTS || status != 429 && status / 100 != 5) {
        throw new BackendFailureException(
            "%s answered %d: %s".formatted(url, status, cut(response.body())), null);
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private BackendFailureException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new BackendFailureException("Interrupted while asking " + url, cause);
  }

  private HttpRequest httpRequest(String body) {
    HttpRequest.Builder request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(url.replaceFirst("/+$", "") + "/chat/completions"));
    } catch (IllegalArgumentException e) {
      throw new BackendUnavailableException("The advisor's URL is bad: " + url);
    }
    if (!key.isEmpty()) {
      try {
        request.header("Authorization", "Bearer " + key);
      } catch (IllegalArgumentException e) {
        // The message of e would show the key.
        throw new BackendUnavailableException(
            "The advisor's key holds characters that cannot be sent");
      }
    }
    return request
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Head and body of the answer have to come within the timeout. */
  private HttpResponse<String> send(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request,
            head ->
                HttpResponse.BodySubscribers.mapping(
                    HttpResponse.BodySubscribers.ofInputStream(), ChatAdvisor::text));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BackendFailureException(url + " timed out after " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new BackendFailureException(url + " cannot be asked: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String text(InputStream body) {
    try (body) {
      return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String request(Knowledge knowledge, int count) {
    ObjectNode request = JSON.createObjectNode();
    if (!model.isBlank()) {
      request.put("model", model);
    }
    ArrayNode messages = request.putArray("messages");
    messages.addObject().put("role", "system").put("content", TASK);
    messages.addObject().put("role", "user").put("content", describe(knowledge, count));
    return request.toString();
  }

  private static String describe(Knowledge knowledge, int count) {
    SearchSpace space = knowledge.space();
    ObjectNode all = JSON.createObjectNode();
    all.put("wanted", count);
    all.put("targetAccuracy", knowledge.targetAccuracy());
    ObjectNode keys = all.putObject("keys");
    space.freeKeys().forEach(each -> keys.put(each, space.allowed(each)));
    ArrayNode candidates = all.putArray("candidates");
    Map<String, String> first = Map.of();
    for (Candidate each : knowledge.ranked().stream().limit(SHOWN).toList()) {
      ObjectNode candidate = candidates.addObject();
      candidate.put("ratio", each.ratio());
      candidate.put("accuracy", each.accuracy().mean());
      candidate.put("accuracyLow", each.accuracy().low());
      candidate.put("accuracyHigh", each.accuracy().high());
      Map<String, String> values = SearchSpace.values(each.design());
      values.keySet().retainAll(space.freeKeys());
      Map<String, String> differing = new LinkedHashMap<>(values);
      differing.entrySet().removeAll(first.entrySet());
      candidate.set("values", JSON.valueToTree(differing));
      first = first.isEmpty() ? values : first;
    }
    all.set("refused", JSON.valueToTree(knowledge.refused().stream().limit(MOST_REFUSED).toList()));
    return all.toString();
  }
}
