"""Topic classification: learns from a few wordings of each topic how strongly another one speaks for each."""

from __future__ import annotations

import numpy as np

# A regularization that lets a wording that stands among those of another topic give way.
_REG = 0.2
# How fast the influence of a wording fades with its distance; 0 would make every wording count alike.
_SHARPNESS = 3.0
# Learning takes the cube of this in time: some 4,000 wordings are a second.
_MOST_WORDINGS = 4_000


class Topics:
    """Kernel ridge regression of membership (regularized least squares, Rifkin 2002), all topics at once.

    The kernel of two texts is exp(3 (likeness - 1)), where likeness is a weighted mean of cosines, 1 for the same text.
    """

    def __init__(self, likeness: np.ndarray, owners: np.ndarray, n_topics: int, trust: np.ndarray) -> None:
        """From the likeness of the wordings to one another, shape (n, n), and the topic of each, integers.

        `trust`, shape (n,), is how far each is followed: 1 for fully, near 0 for hardly.
        """
        from scipy.linalg import solve

        members = np.zeros((len(owners), n_topics), np.float32)
        members[np.arange(len(owners)), owners] = 1
        kernel = _kernel(likeness.astype(np.float32))
        kernel[np.diag_indices_from(kernel)] += (_REG / trust).astype(np.float32)
        self._weights = np.ascontiguousarray(solve(kernel, members, assume_a="pos", overwrite_a=True).T)

    def membership(self, likeness: np.ndarray) -> np.ndarray:
        """Of a text in each topic, shape (n_topics,), about 0 to 1, from its likeness to each wording, shape (n,)."""
        membership: np.ndarray = np.einsum("ij,j->i", self._weights, _kernel(likeness.astype(np.float32)))
        return membership


def choose_wordings(owners: np.ndarray) -> np.ndarray:
    """The numbers of the wordings to learn from, ascending: all of them, or the first so many of every topic alike."""
    if len(owners) <= _MOST_WORDINGS:
        return np.arange(len(owners))
    order = np.argsort(owners, kind="stable")
    begins = np.searchsorted(owners[order], owners[order])
    places = np.empty(len(owners), np.intp)
    places[order] = np.arange(len(owners)) - begins
    return np.sort(np.argsort(places, kind="stable")[:_MOST_WORDINGS])


def _kernel(likeness: np.ndarray) -> np.ndarray:
    return np.exp(_SHARPNESS * (likeness - 1))
