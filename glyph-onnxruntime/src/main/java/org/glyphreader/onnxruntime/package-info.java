/**
 * ONNX Runtime for the rest of the house: sessions, tensors and execution providers with owners
 * that can be closed.
 *
 * <p>Start at {@link org.glyphreader.onnxruntime.OnnxSession}. Nothing here knows of pages or
 * models; nothing relies on garbage collection to free native memory, although a {@link
 * java.lang.ref.Cleaner} frees (and reports through slf4j) what somebody forgot to close.
 *
 * <p>JavaCPP, which carries ONNX Runtime to Java, refuses to work once the resident memory of the
 * process exceeds four times the largest heap ({@code -Xmx}). Large models need a larger limit, set
 * when the JVM starts: {@code -Dorg.bytedeco.javacpp.maxPhysicalBytes=16g}, or {@code 0} for none.
 * The error says so.
 */
package org.glyphreader.onnxruntime;
