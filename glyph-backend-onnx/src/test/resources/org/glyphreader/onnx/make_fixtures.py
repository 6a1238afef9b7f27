"""Makes the tiny checkpoints beside it and what Hugging Face transformers computes from them.

usage: make_fixtures.py OUT_DIR    Needs torch, transformers 5, safetensors, pillow.
"""
import json, sys, torch, os, shutil
from transformers import Qwen2VLConfig, Qwen2VLForConditionalGeneration, Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration, GlmOcrConfig, GlmOcrForConditionalGeneration
from safetensors.torch import save_file
from PIL import Image
import numpy as np
out=sys.argv[1]
text=dict(vocab_size=320,hidden_size=64,intermediate_size=96,num_hidden_layers=2,num_attention_heads=4,num_key_value_heads=2,max_position_embeddings=4096,rms_norm_eps=1e-6,tie_word_embeddings=False,bos_token_id=1,eos_token_id=2,pad_token_id=0,
  rope_parameters=dict(rope_type="default",rope_theta=1000000.0,mrope_section=[2,3,3]))
ids=dict(image_token_id=300,video_token_id=301,vision_start_token_id=302,vision_end_token_id=303)
def make(name,cfg,cls):
    torch.manual_seed(5); m=cls(cfg).eval()
    with torch.no_grad():
        for n,p in m.named_parameters():
            p.copy_(torch.randn_like(p)*(0.15 if p.ndim>1 else 0.1)+(1.0 if p.ndim==1 and "norm" in n and "bias" not in n or "ln_q.weight" in n else 0.0))
    d=f"{out}/{name}"; os.makedirs(d,exist_ok=True); m.save_pretrained(d)
    rng=np.random.default_rng(3); w,h=84,56
    # a page of stripes: what the reader's preprocessing makes of it is checked elsewhere
    px=(rng.integers(0,2,(h//4,w//4,3)).repeat(4,0).repeat(4,1)*255).astype(np.uint8); im=Image.fromarray(px); im.save(f"{d}/page.png")
    from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil as P
    f=P(size=dict(shortest_edge=3136,longest_edge=12845056))(images=[im],return_tensors="pt"); grid=f["image_grid_thw"]; n=int(grid.prod()//4)
    inp=torch.tensor([[5,6,302]+[300]*n+[303,7,8,9,10]]); types=(inp==300).int()
    with torch.inference_mode():
        feats=torch.cat(m.model.get_image_features(f["pixel_values"],grid).pooler_output)
        pos,delta=m.model.get_rope_index(inp,types,grid)
        o=m(input_ids=inp,pixel_values=f["pixel_values"],image_grid_thw=grid,mm_token_type_ids=types)
        logits=[o.logits[0,-1]]; emb=m.get_input_embeddings()(inp); emb=emb.masked_scatter((inp==300).unsqueeze(-1),feats)
        o=m.model.language_model(inputs_embeds=emb,position_ids=pos,use_cache=True); c=o.past_key_values
        l0=m.lm_head(o.last_hidden_state[0,-1]); assert torch.allclose(l0,logits[0],atol=1e-4), (l0-logits[0]).abs().max()
        gen=[]; L=[l0]; S=inp.shape[1]
        for k in range(8):
            t=L[-1].argmax().view(1,1); gen.append(int(t)); p=torch.full((3,1,1),S+k+int(delta))
            o=m.model.language_model(inputs_embeds=m.get_input_embeddings()(t),position_ids=p,past_key_values=c,use_cache=True); L.append(m.lm_head(o.last_hidden_state[0,-1]))
    save_file(dict(input_ids=inp[0].contiguous(),position_ids=pos[:,0].contiguous(),image_grid_thw=grid,image_features=feats.contiguous(),logits=torch.stack(L).contiguous(),generated_ids=torch.tensor(gen)),f"{d}/expected.safetensors")
    json.dump(dict(size=dict(shortest_edge=3136,longest_edge=12845056),patch_size=14,merge_size=2,temporal_patch_size=2),open(f"{d}/preprocessor_config.json","w"))
    for g in("generation_config.json",): 
        if os.path.exists(f"{d}/{g}"): os.remove(f"{d}/{g}")
    print(name,sum(p.numel() for p in m.parameters()),grid.tolist(),int(delta),gen)
make("qwen2-vl-tiny",Qwen2VLConfig(text_config=text,vision_config=dict(depth=2,embed_dim=32,hidden_size=64,num_heads=4,mlp_ratio=2,patch_size=14,spatial_merge_size=2,temporal_patch_size=2),**ids),Qwen2VLForConditionalGeneration)
make("qwen2-5-vl-tiny",Qwen2_5_VLConfig(text_config=text,vision_config=dict(depth=2,hidden_size=32,intermediate_size=64,out_hidden_size=64,num_heads=4,patch_size=14,spatial_merge_size=2,temporal_patch_size=2,window_size=112,fullatt_block_indexes=[0,1]),**ids),Qwen2_5_VLForConditionalGeneration)
glm_ids=dict(image_token_id=300,video_token_id=301,image_start_token_id=302,image_end_token_id=303,video_start_token_id=304,video_end_token_id=305)
make("glm-ocr-tiny",GlmOcrConfig(text_config={**text,"num_hidden_layers":2,"rms_norm_eps":1e-5,"rope_parameters":dict(rope_type="default",rope_theta=10000.0,mrope_section=[2,3,3],partial_rotary_factor=1.0)},vision_config=dict(depth=2,hidden_size=32,intermediate_size=64,out_hidden_size=64,num_heads=2,patch_size=14,spatial_merge_size=2,temporal_patch_size=2),**glm_ids),GlmOcrForConditionalGeneration)
