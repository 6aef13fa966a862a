"""Resources that every shop of a process shares: the taxonomy, the segmenter, the encoder, what was learned of talk."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from assistant.catalogue.taxonomy import Taxonomy
from assistant.language.encoder import Encoder, open_encoder
from assistant.language.normal_text import Segmenter
from assistant.understanding.acts import ActClassifier

# The weights of the act classifier, as `benchmarks/learn_acts.py` writes them.
ACT_WEIGHTS = Path(__file__).resolve().parents[1] / "understanding" / "acts" / "weights.npz"


class Resources:
    """Each is loaded when it is first asked for, and once.

    Parameters
    ----------
    taxonomy
        The folder of the open taxonomy.
    cache
        Where the segmenter may keep what it has worked out, so that the next start is quicker.
    """

    def __init__(self, taxonomy: Path, cache: Path) -> None:
        self._taxonomy_folder = taxonomy
        self._cache = cache

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The open taxonomy that ships with the project."""
        return Taxonomy(self._taxonomy_folder)

    @cached_property
    def segmenter(self) -> Segmenter:
        """What cuts Chinese into words."""
        self._cache.mkdir(parents=True, exist_ok=True)
        return Segmenter(self._cache)

    @cached_property
    def encoder(self) -> Encoder | None:
        """What knows how near two texts are in meaning, where its package is installed; it loads when first asked."""
        return open_encoder()

    @cached_property
    def acts(self) -> ActClassifier:
        """What tells what a message does; plain arrays, without the encoder."""
        import numpy as np

        with np.load(ACT_WEIGHTS, allow_pickle=False) as arrays:
            return ActClassifier.from_arrays(arrays)
