"""Folded matrix: a whole mixture multiplied out, so that many users are scored by a single product."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from recommender.numerics import Csr, scale_rows
from recommender.scorers import Content, Ease, Profiles

# So many columns of the matrix at a time stay in a processor's cache while all users pass by.
_PANEL_WIDTH = 512


class FoldedMatrix:
    """Scorers that are linear in the profile, their weights and the demand, multiplied out once.

    With h and l the two profiles of a user, each divided by its size (`Ease.sizes`), the scores are
    [h | l | 1] @ [B_h ; B_l ; everyone], each column times the demand for its item. Takes 4 bytes × items² for each of
    the two profiles that counts, in panels of columns.

    Parameters
    ----------
    collaborative, basket : the scorers of history and latest items; basket may be None.
    weights : of collaborative, content and basket.
    everyone, demand : float32 (n_items,), see `mixture.Mixture`.
    """

    def __init__(
        self,
        collaborative: Ease,
        content: Content,
        basket: Ease | None,
        *,
        weights: tuple[float, float, float],
        everyone: NDArray[np.float32],
        demand: NDArray[np.float32],
    ) -> None:
        self._collaborative, self._basket, self._n_items = collaborative, basket, len(demand)
        n_rows = self._n_items * (1 if basket is None else 2) + 1
        self._panels = []
        for start in range(0, self._n_items, _PANEL_WIDTH):
            part = slice(start, start + _PANEL_WIDTH)
            panel = np.zeros((n_rows, len(demand[part])), dtype=np.float32)
            history = panel[: self._n_items]
            if weights[1]:
                history += (content.vectors_ @ content.vectors_[part].T).toarray()
                history *= weights[1] * collaborative.mean_strength
            collaborative.add_weights(history, start, factor=weights[0])
            if basket is not None:
                basket.add_weights(panel[self._n_items : -1], start, factor=weights[2])
            panel[-1] = everyone[part]
            panel *= demand[part]
            self._panels.append(panel)

    def score(self, profiles: Profiles) -> NDArray[np.float32]:
        """float32 (len(profiles), n_items)."""
        rows = self._rows(profiles)
        found = np.empty((len(profiles), self._n_items), dtype=np.float32)
        for place, panel in enumerate(self._panels):
            start = place * _PANEL_WIDTH
            np.maximum(rows @ panel, 0.0, out=found[:, start : start + _PANEL_WIDTH])
        return found

    def _rows(self, profiles: Profiles) -> Csr:
        parts = [scale_rows(profiles.history, 1.0 / self._collaborative.sizes(profiles))]
        if self._basket is not None:
            parts.append(scale_rows(profiles.latest, 1.0 / self._basket.sizes(profiles)))
        parts.append(Csr(np.ones((len(profiles), 1), dtype=np.float32)))
        return Csr(sparse.hstack(parts, format="csr", dtype=np.float32))
