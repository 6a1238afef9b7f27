package org.glyphreader.bench.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One line of a result file: one question asked, or one document transcribed.
 *
 * @param reader {@code pages}, or {@code text} for the baseline that is given the text itself
 * @param backend the backend's name
 * @param model what answered
 * @param preset the page design; empty for the baseline
 * @param dpi px per inch; 0 for the baseline
 * @param task the task's name
 * @param score the metric that speaks for the task
 * @param characters length asked for, UTF-16 code units
 * @param document which document of the task, from 0
 * @param question what was asked; empty for a transcription
 * @param expected the right answers
 * @param answer what was answered; for a quoting reader its best quote as it was read
 * @param finishReason why the answer ended, or the error that prevented it
 * @param scores metrics, 0 to 1; empty after an error
 * @param pages pages of the document
 * @param visualTokens their visual tokens
 * @param textTokens tokens of the text
 * @param readMs reading the document, ms; 0 when an earlier question had it done
 * @param answerMs answering or transcribing, ms
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvalRecord(
    String reader,
    String backend,
    String model,
    String preset,
    int dpi,
    String task,
    String score,
    int characters,
    int document,
    String question,
    List<String> expected,
    String answer,
    String finishReason,
    Map<String, Double> scores,
    int pages,
    long visualTokens,
    long textTokens,
    long readMs,
    long answerMs) {}
