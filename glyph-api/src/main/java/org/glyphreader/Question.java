package org.glyphreader;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A question about a document, and how to answer it. Immutable. */
public final class Question {

  private static final int DEFAULT_MAX_NEW_TOKENS = 512;

  private final String text;
  private final String instruction;
  private final PageRange pages;
  private final int maxNewTokens;
  private final Sampling sampling;
  private final Duration deadline;
  private final Cancellation cancellation;

  private Question(Builder builder) {
    text = builder.text;
    instruction = builder.instruction;
    pages = builder.pages;
    maxNewTokens = builder.maxNewTokens;
    sampling = builder.sampling;
    deadline = builder.deadline;
    cancellation = builder.cancellation;
  }

  /**
   * {@return a question with the defaults}
   *
   * @param text the question
   */
  public static Question of(String text) {
    return builder(text).build();
  }

  /**
   * {@return a builder with the defaults}
   *
   * @param text the question
   * @throws IllegalArgumentException if {@code text} is blank
   */
  public static Builder builder(String text) {
    return new Builder(text);
  }

  /** {@return the question} */
  public String text() {
    return text;
  }

  /**
   * {@return how the answer should be given, for example "Answer in one word."; empty by default}
   */
  public String instruction() {
    return instruction;
  }

  /** {@return the pages to look at; empty for all} */
  public Optional<PageRange> pages() {
    return Optional.ofNullable(pages);
  }

  /** {@return the limit of generated tokens} Default 512. */
  public int maxNewTokens() {
    return maxNewTokens;
  }

  /** {@return how tokens are chosen} Default {@link Sampling#GREEDY}. */
  public Sampling sampling() {
    return sampling;
  }

  /** {@return the time that reading and answering may take; empty for no limit} */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** {@return the switch that ends the question} */
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Collects values; each is checked at once. Not safe for use by several threads. */
  public static final class Builder {

    private final String text;
    private String instruction = "";
    private PageRange pages;
    private int maxNewTokens = DEFAULT_MAX_NEW_TOKENS;
    private Sampling sampling = Sampling.GREEDY;
    private Duration deadline;
    private Cancellation cancellation = new Cancellation();

    private Builder(String text) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("The question is blank");
      }
      this.text = text.strip();
    }

    /**
     * How the answer should be given, for example "Answer in one word.".
     *
     * @param value the new value
     * @return this builder
     */
    public Builder instruction(String value) {
      instruction = Objects.requireNonNull(value, "instruction");
      return this;
    }

    /**
     * Looks only at the pages from {@code first} to {@code last}, both from 1 and included.
     *
     * @param first the first page
     * @param last the last page
     * @return this builder
     */
    public Builder pages(int first, int last) {
      pages = new PageRange(first, last);
      return this;
    }

    /**
     * Limits the generated tokens; at least 1.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder maxNewTokens(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("maxNewTokens must be at least 1, not " + value);
      }
      maxNewTokens = value;
      return this;
    }

    /**
     * How tokens are chosen.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder sampling(Sampling value) {
      sampling = Objects.requireNonNull(value, "sampling");
      return this;
    }

    /**
     * The time that waiting, reading and answering may take; positive.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder deadline(Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("The deadline must be positive, not " + value);
      }
      deadline = value;
      return this;
    }

    /**
     * A switch by which another thread ends the question.
     *
     * @param value the new value
     * @return this builder
     */
    public Builder cancellation(Cancellation value) {
      cancellation = Objects.requireNonNull(value, "cancellation");
      return this;
    }

    /** {@return the question} */
    public Question build() {
      return new Question(this);
    }
  }
}
