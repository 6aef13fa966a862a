"""The lifecycle of models: loaded when the pointer moves, swapped whole, and never worse than the one before."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.config import ServerConfig
from assistant.recommendations import Recommendations
from assistant.recommendations.models import KEPT_MODELS, POINTER
from assistant.shop import Shop


def copy_of(shop: Shop, folder: Path) -> Recommendations:
    shutil.copytree(shop.config.data / "model", folder / "model")
    return Recommendations(shop.catalogue, shop.behaviour, folder / "model")


def test_a_model_that_cannot_be_loaded_leaves_the_old_one_at_work(demo_shop: Shop, tmp_path: Path) -> None:
    recommendations = copy_of(demo_shop, tmp_path)
    old = recommendations.load_model()
    assert old is not None
    assert recommendations.find_problem() is None
    broken = tmp_path / "model" / "broken"
    broken.mkdir()
    (tmp_path / "model" / POINTER).write_text("broken\n")
    assert recommendations.load_model() is old
    assert recommendations.find_problem() == "the model broken cannot be loaded"


def test_training_swaps_the_model_whole_and_keeps_the_one_before(tmp_path: Path, demo_data: Path) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    shop = Shop.open(ServerConfig(data=tmp_path / "data"))
    recommendations = shop.recommendations
    first, old = recommendations.version, recommendations.load_model()
    assert first is not None
    summary = shop.train()
    second = recommendations.version
    assert second is not None
    assert second != first
    assert second in summary
    assert recommendations.load_model() is not old
    kept = {path.name for path in (tmp_path / "data" / "model").iterdir() if path.is_dir()}
    assert second in kept
    assert len(kept) <= KEPT_MODELS
    assert max(product.popularity for product in shop.catalogue.everything()) == 1.0
    shop.close()
