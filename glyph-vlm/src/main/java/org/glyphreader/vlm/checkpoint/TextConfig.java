package org.glyphreader.vlm.checkpoint;

/**
 * The text decoder.
 *
 * @param vocabSize rows of the embedding
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the MLP
 * @param layers number of layers
 * @param heads attention heads
 * @param keyValueHeads heads of keys and values; divides {@code heads}
 * @param headDim width of a head
 * @param maxPositions the context window, tokens
 * @param normEps of its RMS norms
 * @param activation of the MLP, for example {@code silu}
 * @param rope its rotary positions
 */
public record TextConfig(
    int vocabSize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headDim,
    int maxPositions,
    double normEps,
    String activation,
    RopeConfig rope) {}
