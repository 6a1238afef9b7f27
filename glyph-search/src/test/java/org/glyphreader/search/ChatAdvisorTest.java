package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.glyphreader.BackendFailureException;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.RenderConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server on this machine that speaks the protocol of chat completions. */
class ChatAdvisorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicReference<String> body = new AtomicReference<>("");
  private final AtomicReference<String> key = new AtomicReference<>("");
  private volatile int status = 200;
  private volatile String answer = "";
  private volatile long delay;
  private volatile boolean trickles;
  private volatile Runnable afterAnswer = () -> {};
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          key.set(exchange.getRequestHeaders().getFirst("Authorization"));
          try {
            Thread.sleep(delay);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          if (trickles) {
            exchange.sendResponseHeaders(status, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return; // The connection stays open.
          }
          exchange.sendResponseHeaders(status, bytes.length);
          afterAnswer.run();
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ChatAdvisor advisor(Duration timeout) {
    String url = "http://localhost:" + server.getAddress().getPort() + "/v1/";
    return new ChatAdvisor(url, "some-model", "secret", timeout);
  }

  private List<Proposal> propose() {
    return advisor(Duration.ofSeconds(10)).propose(knowledge(), 3);
  }

  private static SearchAdvisor.Knowledge knowledge() {
    Candidate candidate = measured(RenderConfig.builder().dpi(81).build());
    Proposal refused = new Proposal(Map.of("dpi", "7"), "dpi may not be 7");
    return new SearchAdvisor.Knowledge(
        SearchSpace.builder().build(), List.of(candidate), List.of(refused), 0.99, 1, 1);
  }

  private static Candidate measured(RenderConfig design) {
    Accuracy accuracy = new Accuracy(0.987, 0.98, 0.99, 900, 3);
    return new Candidate(Trials.id(design), design, "prior", "", 0, 3.25, accuracy);
  }

  private static String completion(String content) throws IOException {
    return JSON.writeValueAsString(
        Map.of("choices", List.of(Map.of("message", Map.of("content", content)))));
  }

  @Test
  void the_model_sees_space_history_and_refusals_and_its_proposals_are_taken() throws IOException {
    answer =
        completion(
            """
            Smaller type helps. ```json
            {"proposals":[{"values":{"font-size":8.5,"reflow":true},"reason":"denser"}]} ```""");

    List<Proposal> proposals = propose();

    assertThat(proposals)
        .containsExactly(new Proposal(Map.of("font-size", "8.5", "reflow", "true"), "denser"));
    assertThat(key.get()).isEqualTo("Bearer secret");
    JsonNode request = JSON.readTree(body.get());
    assertThat(request.path("model").asText()).isEqualTo("some-model");
    JsonNode told = JSON.readTree(request.at("/messages/1/content").asText());
    assertThat(told.at("/keys/dpi").asText()).isEqualTo("45..300");
    assertThat(told.at("/candidates/0/values/dpi").asText()).isEqualTo("81");
    assertThat(told.at("/candidates/0/ratio").asDouble()).isEqualTo(3.25);
    assertThat(told.at("/refused/0/reason").asText()).isEqualTo("dpi may not be 7");
    assertThat(told.at("/wanted").asInt()).isEqualTo(3);
  }

  @Test
  void what_a_model_thinks_aloud_is_passed_over() throws IOException {
    answer =
        completion(
            "<think>Maybe {\"dpi\":1}?</think>{\"proposals\":[{\"values\":{\"dpi\":70}},{\"a\":1}]}");

    assertThat(propose()).containsExactly(new Proposal(Map.of("dpi", "70"), ""));
  }

  @Test
  void no_more_is_taken_than_was_asked_for_nor_longer_than_it_may_be() throws IOException {
    String each = "{\"values\":{\"dpi\":\"" + "7".repeat(5_000) + "\"},\"reason\":\"no\"},";
    answer = completion("{\"proposals\":[" + each.repeat(50).replaceFirst(",$", "]}"));

    assertThat(propose())
        .hasSize(3)
        .allSatisfy(proposal -> assertThat(proposal.values().get("dpi")).hasSizeLessThan(210));
  }

  @Test
  void the_prompt_stays_small_however_long_the_search_is() throws IOException {
    answer = completion("{\"proposals\":[{\"values\":{\"dpi\":70}}]}");
    Random random = new Random(1);
    SearchSpace space = SearchSpace.builder().build();
    List<Candidate> ranked =
        Stream.generate(() -> space.draw(random))
            .limit(500)
            .map(ChatAdvisorTest::measured)
            .toList();
    Proposal refused = new Proposal(Map.of("dpi", "7"), "dpi may not be 7");

    advisor(Duration.ofSeconds(10))
        .propose(
            new SearchAdvisor.Knowledge(
                space, ranked, Collections.nCopies(500, refused), 0.99, 9, 1),
            3);

    assertThat(body.get().length()).isLessThan(30_000);
  }

  @Test
  void an_overloaded_server_is_asked_once_more() throws IOException {
    status = 429;
    answer = completion("{\"proposals\":[{\"values\":{\"dpi\":70}}]}");
    afterAnswer = () -> status = 200;

    assertThat(propose()).hasSize(1);
  }

  @Test
  void errors_are_told_without_the_key() {
    status = 503;
    answer = "overloaded";

    assertFailure("answered 503: overloaded");
  }

  @Test
  void garbage_is_told() throws IOException {
    answer = "<html>";
    assertFailure("is no JSON");
    answer = completion("I cannot help with that.");
    assertFailure("I cannot help");
    answer = completion("{\"proposals\":[]}");
    assertFailure("no proposals");
    answer = "{\"choices\":\"none\"}";
    assertFailure("");
    answer = "{".repeat(5 << 20);
    assertFailure("");
  }

  @Test
  void a_key_that_cannot_be_sent_is_not_shown() {
    ChatAdvisor advisor =
        new ChatAdvisor("http://localhost:1/v1", "", "secret\nkey", Duration.ofSeconds(1));

    assertThatExceptionOfType(BackendUnavailableException.class)
        .isThrownBy(() -> advisor.propose(knowledge(), 3))
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @Test
  void a_server_that_begins_to_answer_and_never_ends_is_given_up() {
    trickles = true;

    assertThatExceptionOfType(BackendFailureException.class)
        .isThrownBy(() -> advisor(Duration.ofMillis(300)).propose(knowledge(), 3))
        .withMessageContaining("timed out");
  }

  @Test
  void a_server_that_does_not_answer_in_time_is_given_up() {
    delay = 5_000;

    assertThatExceptionOfType(BackendFailureException.class)
        .isThrownBy(() -> advisor(Duration.ofMillis(200)).propose(knowledge(), 3))
        .withMessageContaining("timed out");
  }

  @Test
  void a_server_that_is_not_there_is_told() {
    server.stop(0);

    assertFailure("cannot be asked");
  }

  @Test
  void it_is_off_unless_configured() {
    ChatAdvisor advisor = new ChatAdvisor("", "", "", Duration.ofSeconds(1));

    assertThat(advisor.isAvailable()).isFalse();
    assertThatExceptionOfType(BackendUnavailableException.class)
        .isThrownBy(() -> advisor.propose(knowledge(), 3))
        .withMessageContaining("GLYPH_ADVISOR_URL");
    assertThat(SearchAdvisor.named("llm").isAvailable()).isFalse();
  }

  private void assertFailure(String reason) {
    assertThatExceptionOfType(BackendFailureException.class)
        .isThrownBy(this::propose)
        .withMessageContaining(reason)
        .satisfies(each -> assertThat(each.getMessage()).doesNotContain("secret"));
  }
}
