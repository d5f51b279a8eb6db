"""The words of model names that are no maker's own.

A label's family ends where a size, a number or one of these words stands. The table is short on purpose: it holds words that many
makers use for the same thing, and the few product words that the field prints on both sides of the number (`Claude Sonnet 3.5`,
`Claude 3.5 Sonnet`), where no grammar can tell which word belongs to the family. Words that come after a size, a number or a
spaced dash need no entry.
"""

from __future__ import annotations

_TUNING = "base instruct it inst chat sft rl rlhf dpo orpo ppo fim distill distilled prompted reasoning thinking"
_LANGUAGES = "python java javascript typescript rust sql ruby kotlin php mono multi multilingual"
_STRENGTHS = "nano tiny mini small medium large max ultra lite pro flash turbo omni"
_RELEASES = "preview alpha beta exp experimental latest api"
_PRODUCTS = "opus sonnet haiku"
_FORMATS = "hf gguf ggml gptq awq exl2 mlx onnx safetensors bnb fp32 fp16 bf16 fp8 int8 int4 4bit 8bit"

MARKERS = frozenset(f"{_TUNING} {_LANGUAGES} {_STRENGTHS} {_RELEASES} {_PRODUCTS}".split())
"""Generic variant words, as match keys."""

SYNONYMS = {"it": "instruct", "inst": "instruct", "experimental": "exp", "distilled": "distill"}
"""Short forms of a variant word that are the same variant."""

BASE = "base"
"""The variant word for the model that was only pre-trained, which is the unmarked one."""

EFFORTS = frozenset(["minimal", "low", "medium", "high", "xhigh"])
"""How long a reasoning model was told to think, which makes no other model of it; `medium` alone is a strength."""

SUFFIXES = frozenset(_FORMATS.split())
"""File formats and quantisations, which are no part of a model's identity."""

ABSENT = frozenset(["", "-", "--", "n/a", "na", "null", "nan", "?", "unknown", "undisclosed"])
"""What a size column prints where no size is known, dashes written as `-`, lower case."""
