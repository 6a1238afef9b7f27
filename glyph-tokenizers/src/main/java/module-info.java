/** Text tokenizers: OpenAI's encodings by name, and Hugging Face {@code tokenizer.json} files. */
module org.glyphreader.tokenizers {
  requires com.fasterxml.jackson.databind;
  requires jtokkit;
  requires transitive org.glyphreader.api;

  exports org.glyphreader.tokenizers;

  provides org.glyphreader.spi.TextTokenizerProvider with
      org.glyphreader.tokenizers.JtokkitTokenizerProvider,
      org.glyphreader.tokenizers.HuggingFaceTokenizerProvider;
}
