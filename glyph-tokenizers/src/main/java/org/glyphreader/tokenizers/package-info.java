/**
 * Text tokenizers: {@link org.glyphreader.tokenizers.HuggingFaceTokenizer} reads the {@code
 * tokenizer.json} of a model.
 */
package org.glyphreader.tokenizers;
