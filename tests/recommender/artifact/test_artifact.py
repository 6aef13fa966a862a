"""A model on disk appears whole, is mapped, and is refused when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from recommender.artifact import artifact

GROUPS = {
    "numbers": {
        "dense": np.arange(12, dtype=np.float32).reshape(3, 4),
        "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "empty": np.empty((0, 3), dtype=np.int64),
    },
    "words": {"ids": np.array(["茶", "cup"]), "a much longer name": np.array([True])},
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    artifact.save_arrays(tmp_path / "model", GROUPS, {"reg": 300.0, "name": "小铺"})
    return tmp_path / "model"


def test_arrays_and_parameters_come_back(model: Path) -> None:
    groups, parameters = artifact.load_arrays(model)
    assert parameters == {"reg": 300.0, "name": "小铺"}
    for name, arrays in GROUPS.items():
        assert groups[name].keys() == arrays.keys()
        for key, array in arrays.items():
            assert groups[name][key].dtype == array.dtype
            assert np.array_equal(groups[name][key], array)


def test_arrays_are_mapped_read_only_and_aligned(model: Path) -> None:
    groups, _ = artifact.load_arrays(model)
    dense = groups["numbers"]["dense"]
    assert isinstance(dense.base, np.memmap)
    assert dense.ctypes.data % 64 == 0
    with pytest.raises(ValueError, match="read-only"):
        dense[0, 0] = 1


def test_the_files_are_ordinary_npz(model: Path) -> None:
    with np.load(model / "numbers.npz", allow_pickle=False) as plain:
        assert np.array_equal(plain["dense"], GROUPS["numbers"]["dense"])


def test_the_manifest_tells_sizes_and_checksums(model: Path) -> None:
    manifest = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["format_version"] == artifact.FORMAT_VERSION
    assert manifest["created"].endswith("+00:00")
    facts = manifest["files"]["numbers.npz"]
    assert facts["bytes"] == (model / "numbers.npz").stat().st_size
    assert len(facts["sha256"]) == 64
    assert facts["arrays"]["dense"] == {"shape": [3, 4], "dtype": "<f4"}


def flip_a_byte(model: Path) -> None:
    path = model / "numbers.npz"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut_short(model: Path) -> None:
    path = model / "numbers.npz"
    path.write_bytes(path.read_bytes()[:-1])


def newer_format(model: Path) -> None:
    path = model / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format_version": 99}), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (flip_a_byte, "checksum"),
        (cut_short, "cut short"),
        (newer_format, "format 99"),
        (lambda model: (model / "words.npz").unlink(), "missing"),
        (lambda model: (model / "manifest.json").unlink(), "no model"),
        (lambda model: (model / "manifest.json").write_text("{"), "damaged"),
        (lambda model: (model / "manifest.json").write_text("[]"), "damaged"),
    ],
)
def test_a_damaged_model_is_refused_with_the_way_to_repair_it(model: Path, harm: object, message: str) -> None:
    harm(model)
    with pytest.raises(ValueError, match=f"{message}.*run train again"):
        artifact.load_arrays(model)


def test_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="run train again"):
        artifact.load_arrays(tmp_path / "nowhere")


def test_python_objects_are_never_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Object arrays"):
        artifact.save_arrays(tmp_path / "model", {"x": {"objects": np.array([object()])}}, {})
    assert list(tmp_path.iterdir()) == []


def test_saving_again_replaces_and_leaves_nothing_behind(model: Path) -> None:
    mapped = artifact.load_arrays(model)[0]["numbers"]["dense"]
    artifact.save_arrays(model, {"numbers": {"dense": np.zeros(1)}}, {})
    assert artifact.load_arrays(model)[0]["numbers"]["dense"].tolist() == [0.0]
    assert [path.name for path in model.parent.iterdir()] == ["model"]
    assert np.array_equal(mapped, GROUPS["numbers"]["dense"])


def test_a_directory_of_something_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(ValueError, match="no model"):
        artifact.save_arrays(tmp_path, GROUPS, {})
    assert (tmp_path / "letter.txt").read_text() == "dear"
    (tmp_path / "empty").mkdir()
    artifact.save_arrays(tmp_path / "empty", GROUPS, {})
    assert artifact.load_arrays(tmp_path / "empty")[0].keys() == GROUPS.keys()
