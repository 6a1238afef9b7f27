"""Times the stages of a GLM-4.1V checkpoint on Hugging Face transformers; see compare-transformers.

usage: transformers_stages.py MODEL DTYPE NEW_TOKENS RUNS IMAGE...
Prints one JSON line: rates of the stages, medians over the runs after the first. CPU, SDPA attention.
"""

import json
import statistics
import sys
import time

import torch
from PIL import Image
from transformers import AutoTokenizer, Glm4vForConditionalGeneration
from transformers.models.glm4v.image_processing_pil_glm4v import Glm4vImageProcessorPil

QUESTION = "Who wrote the contract, and what did he pay?"


def main(folder, dtype, new_tokens, runs, files):
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = Glm4vForConditionalGeneration.from_pretrained(folder, dtype=getattr(torch, dtype)).eval()
    with open(folder + "/preprocessor_config.json") as file:
        processor = Glm4vImageProcessorPil(size=json.load(file)["size"])
    images = [Image.open(file).convert("RGB") for file in files]
    image_token = model.config.image_token_id
    rates = []
    with torch.inference_mode():
        for run in range(runs + 1):
            begin = time.perf_counter()
            features = processor(images=images, return_tensors="pt")
            grid = features["image_grid_thw"]
            preprocessed = time.perf_counter()
            content = [{"type": "image"}] * len(images) + [{"type": "text", "text": QUESTION}]
            prompt = tokenizer.apply_chat_template(
                [{"role": "user", "content": content}], tokenize=False, add_generation_prompt=True)
            head, *tail = prompt.split("<|image|>")
            for size, text in zip(grid, tail):
                head += "<|image|>" * (int(size.prod()) // 4) + text
            ids = torch.tensor([tokenizer.encode(head, add_special_tokens=False)])
            seen = ids == image_token
            encoding = time.perf_counter()
            encoded = torch.cat(model.model.get_image_features(
                features["pixel_values"].to(model.dtype), grid).pooler_output)
            prefilling = time.perf_counter()
            model.model.rope_deltas = None
            positions, delta = model.model.get_rope_index(ids, seen.int(), grid)
            rows = model.get_input_embeddings()(ids)
            rows = rows.masked_scatter(seen.unsqueeze(-1), encoded.to(rows.dtype))
            out = model.model.language_model(inputs_embeds=rows, position_ids=positions, use_cache=True)
            cache = out.past_key_values
            token = model.lm_head(out.last_hidden_state[:, -1:]).argmax(-1)
            decoding = time.perf_counter()
            length = ids.shape[1]
            answer = [int(token)]
            for step in range(new_tokens):
                position = torch.full((3, 1, 1), length + step + int(delta))
                out = model.model.language_model(
                    inputs_embeds=model.get_input_embeddings()(token), position_ids=position,
                    past_key_values=cache, use_cache=True)
                token = model.lm_head(out.last_hidden_state).argmax(-1)
                answer.append(int(token))
            end = time.perf_counter()
            visual = int(seen.sum())
            if run > 0:
                rates.append({
                    "preprocess": len(images) / (preprocessed - begin),
                    "encode": visual / (prefilling - encoding),
                    "prefill": length / (decoding - prefilling),
                    "decode": new_tokens / (end - decoding),
                    "first token": 1 / (preprocessed - begin + decoding - encoding),
                })
    line = {"promptTokens": length, "visualTokens": visual, "ids": answer}
    line.update({stage: statistics.median(rate[stage] for rate in rates) for stage in rates[0]})
    print(json.dumps(line))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
