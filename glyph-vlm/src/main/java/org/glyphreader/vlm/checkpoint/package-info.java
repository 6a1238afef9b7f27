/**
 * Model folders: configuration, tokenizer, chat template, and safetensors weights, all checked
 * before use.
 */
package org.glyphreader.vlm.checkpoint;
