"""Where the catalogues lie that these tests import."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SEED_DATA = PROJECT / "seed_data"
# Real catalogues that do not ship with the project: REAL_SHOPS, or shared/data beside the repository.
REAL_SHOPS = Path(os.environ.get("REAL_SHOPS", PROJECT.parent / "shared" / "data"))
REAL_FEEDS = {"livostyle": "google-merchant.tsv", "litemall": "catalogue.csv"}


def is_at_hand(shop: str) -> bool:
    """Whether the catalogue of this shop is here; those that ship with the project always are."""
    return shop not in REAL_FEEDS or (REAL_SHOPS / shop / REAL_FEEDS[shop]).exists()
