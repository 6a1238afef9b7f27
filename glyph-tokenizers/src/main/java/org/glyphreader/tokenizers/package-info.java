/**
 * Text tokenizers. {@link org.glyphreader.tokenizers.HuggingFaceTokenizer} reads the {@code
 * tokenizer.json} of a model; the providers make it, and the encodings of OpenAI's models, known to
 * Glyph.
 */
package org.glyphreader.tokenizers;
