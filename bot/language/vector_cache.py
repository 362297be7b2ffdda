"""The vectors of texts that come again: many patients ask the same in the same few words."""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

_MOST = 1000  # texts; their vectors take 1.5 MB

_is_passed_by: ContextVar[bool] = ContextVar("is_passed_by", default=False)


@contextmanager
def passed_by() -> Iterator[None]:
    """Every vector is made anew: who wants to know whether that works shall not be told what is known."""
    token = _is_passed_by.set(True)
    try:
        yield
    finally:
        _is_passed_by.reset(token)


class VectorCache:
    """Makes vectors as `encode` does, and knows those of the last texts.

    No text is kept: a vector is found by the hash of its text, with a key that ends with the process.
    """

    def __init__(self, encode: Callable[[Sequence[str]], Vectors], most: int = _MOST) -> None:
        self._encode = encode
        self._most = most
        self._key = os.urandom(32)
        self._known: OrderedDict[bytes, npt.NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, shape (texts, dimensions). More than are kept are those of a training."""
        if len(texts) > self._most or _is_passed_by.get():
            return self._encode(texts)
        digests = [self._digest(text) for text in texts]
        found = {digest: vector for digest in digests if (vector := self._recall(digest)) is not None}
        missing = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in found}
        made = self._encode(list(missing.values()))
        for digest, vector in zip(missing, made, strict=True):
            found[digest] = vector
            if np.isfinite(vector).all():  # what went wrong once shall not go wrong for all who ask the same
                self._keep(digest, vector.copy())  # not a part of an array that would be kept with it
        return np.vstack([found[digest] for digest in digests]) if digests else made

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()

    def _recall(self, digest: bytes) -> Vectors | None:
        with self._lock:
            vector = self._known.get(digest)
            if vector is not None:
                self._known.move_to_end(digest)
            return vector

    def _keep(self, digest: bytes, vector: Vectors) -> None:
        with self._lock:
            self._known[digest] = vector
            while len(self._known) > self._most:
                self._known.popitem(last=False)
