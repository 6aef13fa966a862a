"""Turns the published text files of the Shopify Standard Product Taxonomy into the compact tables shipped here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from seed_data.generate.files import read_tsv, to_tsv, write_gzip

TAXONOMY = Path(__file__).parents[1] / "taxonomy"

# Above this a table is gzipped: the repository should stay quick to clone.
PLAIN_LIMIT = 500_000

_ENTRY = re.compile(r"gid://shopify/\w+/(\S+)\s+: (.+)")
_VALUE = re.compile(r"(.+) \[(.+)\]")


def write_taxonomy(source: Path, target: Path = TAXONOMY) -> list[Path]:
    """Write categories, attributes, values and the Google mapping; the paths written come out.

    `source` is a folder with the taxonomy's own `dist` files (`en-categories.txt`, `zh-CN-categories.txt`,
    `zh-TW-categories.txt`, ..., `to-google.txt`, `VERSION`, `LICENSE`). Corrections in `target/overrides.tsv`
    replace the published Chinese names.
    """
    overrides = {}
    if (target / "overrides.tsv").exists():
        overrides = {row["id"]: row["name_zh"] for row in read_tsv(target / "overrides.tsv")}
    for name in ("VERSION", "LICENSE"):
        (target / name).write_text((source / name).read_text(encoding="utf-8").strip() + "\n", encoding="utf-8")
    tables = {
        "categories": (("id", "name_en", "name_zh", "name_zh_hant"), _categories(source, overrides)),
        "attributes": (("id", "name_en", "name_zh"), _attributes(source)),
        "values": (("id", "name_en", "name_zh", "attribute_en"), _values(source)),
        "google": (("google_path", "id"), _google(source)),
    }
    return [_write(target, name, to_tsv(header, rows)) for name, (header, rows) in tables.items()]


def _write(target: Path, name: str, text: str) -> Path:
    """Plain or gzipped by size; the other form of an earlier run is removed, so that only one truth remains."""
    plain, zipped = target / f"{name}.tsv", target / f"{name}.tsv.gz"
    if len(text.encode()) > PLAIN_LIMIT:
        plain.unlink(missing_ok=True)
        write_gzip(zipped, text)
        return zipped
    zipped.unlink(missing_ok=True)
    plain.write_text(text, encoding="utf-8")
    return plain


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of a published file, comments left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := _ENTRY.fullmatch(line.rstrip()):
            yield match[1], match[2]


def _leaf(path: str) -> str:
    return path.rsplit(" > ", 1)[-1]


def _categories(source: Path, overrides: dict[str, str]) -> list[tuple[str, ...]]:
    simplified = dict(_entries(source / "zh-CN-categories.txt"))
    traditional = dict(_entries(source / "zh-TW-categories.txt"))
    return [
        (node, _leaf(path), overrides.get(node, _leaf(simplified[node])), _leaf(traditional[node]))
        for node, path in _entries(source / "en-categories.txt")
    ]


def _attributes(source: Path) -> list[tuple[str, ...]]:
    chinese = dict(_entries(source / "zh-CN-attributes.txt"))
    return [(node, name, chinese[node]) for node, name in _entries(source / "en-attributes.txt")]


def _values(source: Path) -> list[tuple[str, ...]]:
    chinese = dict(_entries(source / "zh-CN-attribute_values.txt"))
    rows: list[tuple[str, ...]] = []
    for node, text in _entries(source / "en-attribute_values.txt"):
        english, chinese_match = _VALUE.fullmatch(text), _VALUE.fullmatch(chinese[node])
        if english is None or chinese_match is None:
            raise ValueError(f"value {node} lacks its attribute in brackets: {text!r}")
        rows.append((node, english[1], chinese_match[1], english[2]))
    return rows


def _google(source: Path) -> list[tuple[str, ...]]:
    """Google path -> category id, one row a Google path.

    The published mapping goes the other way and is many to one. The node with the same path wins, then the
    one whose leaf is named the same, then the widest, then the first in the tree.
    """
    id_of = {path: node for node, path in _entries(source / "en-categories.txt")}
    candidates: dict[str, list[str]] = {}
    path = ""
    for line in (source / "to-google.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("→ "):
            path = line[2:]
        elif line.startswith("⇒ "):
            candidates.setdefault(line[2:], []).append(path)

    def fit(google: str, path: str) -> tuple[bool, bool, int]:
        return path != google, _leaf(path) != _leaf(google), path.count(" > ")

    return [(google, id_of[min(paths, key=lambda p: fit(google, p))]) for google, paths in sorted(candidates.items())]
