"""Coverage: items that no list shows are lifted until their likeliest users see them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

# An item is lifted until so many users have it in their list.
MIN_USERS = 3
# The limits of the factor, of which a shop takes the largest that it can afford.
LIMITS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
# Ahead of the last item of the list, not level with it.
_AHEAD = 1.0 + 1e-4


def compute_lifts(scores: Iterable[NDArray[np.float32]], *, n: int, n_items: int, limit: float) -> NDArray[np.float32]:
    """The factor in [1, limit] for each item's scores, float32 (n_items,).

    A list of n ends at some score; an item with score s would be its last from a factor of (that score / s) on. An
    item gets the factor that MIN_USERS users need, so that each list gives away its last places only, and to the item
    that fits it best. Where few users are nearly enough for all, the catalogue is covered at next to no loss.

    Parameters
    ----------
    scores : blocks (n_users, n_items), non-negative, -inf where an item cannot be shown.
    """
    nearest = np.full((MIN_USERS, n_items), np.inf, dtype=np.float32)
    if n_items <= n or limit <= 1.0:
        return np.ones(n_items, dtype=np.float32)
    for block in scores:
        last = np.partition(block, n_items - n, axis=1)[:, n_items - n, None]
        needed = np.full_like(block, np.inf)
        np.divide(last, block, out=needed, where=(block > 0) & (last > 0))
        together = np.concatenate([nearest, needed])
        nearest = np.partition(together, MIN_USERS - 1, axis=0)[:MIN_USERS]
    needed = nearest.max(axis=0)
    # Beyond the limit an item is lifted all the same: it may reach a user yet whom these scores do not know.
    wanted = np.where((needed > 1.0) & np.isfinite(needed), needed * _AHEAD, 1.0)
    return np.clip(wanted, 1.0, limit).astype(np.float32)
