"""Learns the act classifier: `python benchmarks/learn_acts.py [--report] [--data DIR ...]`.

Reads the examples in `assistant/language/*/examples/*.tsv` (labels, a tab, a sentence with {kind}, {brand} and the like
for what differs from shop to shop), fills each with names of filled shops (--data, made by `serve` or `import`), marks
them as a message is marked, and fits one logistic regression over all acts. Writes
`assistant/understanding/acts/weights.npz`. With --report a tenth of the sentences, by a hash of their words and with
all near copies, is kept out and told of.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from assistant.config import ServerConfig
from assistant.language.encoder import Encoder
from assistant.shop.resources import ACT_WEIGHTS
from assistant.shop.shop import Shop
from assistant.understanding.acts.features import features_of

PROJECT = Path(__file__).resolve().parents[1]
PLACE = re.compile(r"\{(\w+)\}")
MARK_OF = {
    "kind": "KIND", "product": "PRODUCT", "brand": "BRAND", "value": "VALUE", "facet": "FACET", "colour": "COLOUR",
    "who": "WHO", "n": "NUM", "amount": "AMOUNT", "money": "MONEY", "code": "CODE", "order": "ORDER",
}  # fmt: skip
Example = tuple[str, tuple[str, ...], str]  # language, labels, sentence
FEWEST = 2
# A feature with less weight than this for every act changes nothing.
WORTH_KEEPING = 0.08


class Form(NamedTuple):
    """One form of an example: its number, its marked text, and the text as a shopper would write it."""

    example: int
    marked: str
    text: str


MEANT = 0.4


def read_examples(folder: Path = PROJECT / "assistant" / "language") -> list[Example]:
    """All examples, each once."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*/examples/*.tsv")):
        if path.stem == "fillers":
            continue
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                labels, _, sentence = line.partition("\t")
                found[path.parts[-3], sentence.strip()].update(label.strip() for label in labels.split(","))
    return [(language, tuple(sorted(labels)), sentence) for (language, sentence), labels in found.items()]


class Filler:
    """Puts names of one shop into the places of a sentence."""

    def __init__(self, shop: Shop, seed: int = 7) -> None:
        self._random = random.Random(seed)
        vocabulary = shop.current().vocabulary
        self.parser = shop.current().parser
        self.names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for language in ("zh", "en"):
            add = lambda place, facts, language=language: self.names[language, place].extend(  # noqa: E731
                name for fact in facts if (name := getattr(fact, language)) and len(name) < 24
            )
            add("kind", vocabulary.categories.values())
            add("brand", vocabulary.brands.values())
            add("value", vocabulary.values.values())
            add("value", [f for f in vocabulary.facets.values() if f.is_flag])
            add("facet", [f for f in vocabulary.facets.values() if not f.is_flag])
            path = PROJECT / "assistant" / "language" / language / "examples" / "fillers.tsv"
            for line in path.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    place, _, name = line.partition("\t")
                    self.names[language, place].append(name)

    def fill(self, language: str, sentence: str) -> str:
        """The sentence with names; a name that this shop lacks in the language stays a mark."""

        def name(match: re.Match[str]) -> str:
            place = match[1]
            if place == "product" and (brands := self.names[language, "brand"]):
                kinds = self.names[language, "kind"] or [""]
                model = self._random.choice(["", " Pro", " A40", " Mini", " 2", " X3"])
                gap = " " if language == "en" else ""
                return f"{self._random.choice(brands)}{model}{gap}{self._random.choice([*kinds, ''])}"
            names = self.names[language, place]
            text = self._random.choice(names) if names else MARK_OF.get(place, place)
            return text.lower() if language == "en" and place != "code" and text not in MARK_OF.values() else text

        return PLACE.sub(name, sentence)


def marked_forms(examples: list[Example], fillers: list[Filler]) -> Iterator[Form]:
    """Each example in each of its forms: with its places as marks, and filled from each shop."""
    for n, (language, _, sentence) in enumerate(examples):
        plain = PLACE.sub(lambda m: f" {MARK_OF.get(m[1], m[1])} ", sentence)
        parts = re.split(r"([A-Z]{2,})", plain)
        filled = fillers[0].fill(language, sentence)
        yield Form(n, "".join(part if part in MARK_OF.values() else part.lower() for part in parts), filled)
        has_places = PLACE.search(sentence) is not None
        for k, filler in enumerate(fillers):
            for _ in range(2 if has_places and k == 0 else 1):
                filled = filler.fill(language, sentence)
                yield Form(n, filler.parser.mark(filled), filled)


def vectors(texts: list[str], vocabulary: dict[str, int], idf: np.ndarray) -> csr_matrix:
    """TF-IDF rows of unit length."""
    indptr, indices, data = [0], [], []
    for text in texts:
        counts = Counter(f for f in features_of(text) if f in vocabulary)
        rows = [vocabulary[f] for f in counts]
        values = np.array([1 + np.log(c) for c in counts.values()]) * idf[rows] if rows else np.array([])
        norm = np.linalg.norm(values) or 1
        indices += rows
        data += (values / norm).tolist()
        indptr.append(len(indices))
    return csr_matrix((data, indices, indptr), shape=(len(texts), len(vocabulary)), dtype=np.float32)


class Model(NamedTuple):
    """What was learned: names of acts and features, and the rows of both models."""

    labels: list[str]
    vocabulary: dict[str, int]
    idf: np.ndarray
    alone: np.ndarray
    alone_bias: np.ndarray
    both: np.ndarray
    both_bias: np.ndarray
    vector: np.ndarray

    def logits(self, x: csr_matrix, v: np.ndarray, *, with_vector: bool) -> np.ndarray:
        """Scores before softmax, a row a text."""
        if with_vector:
            return np.asarray(x @ self.both + v @ self.vector + self.both_bias)
        return np.asarray(x @ self.alone + self.alone_bias)


def learn(pairs: list[Form], examples: list[Example], v: np.ndarray, c: float) -> Model:
    """The models from marked forms and the vectors of the sentences that they are of."""
    texts = [form.marked for form in pairs]
    seen: dict[str, set[int]] = defaultdict(set)
    for form in pairs:
        for feature in set(features_of(form.marked)):
            seen[feature].add(form.example)
    names = sorted(name for name, rows in seen.items() if len(rows) >= FEWEST)
    vocabulary = {name: n for n, name in enumerate(names)}
    idf = np.array([1 + np.log(len(examples) / len(seen[name])) for name in names], dtype=np.float32)
    x = vectors(texts, vocabulary, idf)
    labels = sorted({label for _, row, _ in examples for label in row})
    # A sentence counts once, in however many forms it stands; one that does several things counts for each.
    rows, ys, sample = [], [], []
    forms = Counter(form.example for form in pairs)
    for row, form in enumerate(pairs):
        does = examples[form.example][1]
        for label in does:
            rows.append(row)
            ys.append(labels.index(label))
            sample.append(1 / forms[form.example] / len(does))

    def fit(features: csr_matrix) -> tuple[np.ndarray, np.ndarray]:
        model = LogisticRegression(C=c, max_iter=250, tol=1e-3)
        model.fit(features[rows], ys, sample_weight=np.array(sample))
        return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)

    alone, alone_bias = fit(x)
    both, both_bias = fit(hstack([x, csr_matrix(v)]).tocsr())
    n = len(names)
    return Model(labels, vocabulary, idf, alone, alone_bias, both[:n], both_bias, both[n:])


def save(path: Path, model: Model) -> None:
    """Writes the models as plain arrays; weights as 8-bit integers with a scale an act."""
    keep = np.maximum(np.abs(model.alone).max(axis=1), np.abs(model.both).max(axis=1)) > WORTH_KEEPING
    names = [name for name, n in model.vocabulary.items() if keep[n]]
    arrays = {"idf": model.idf[keep].astype(np.float16)}
    for name, weights in (("alone", model.alone[keep]), ("both", model.both[keep]), ("vector", model.vector)):
        scale = np.abs(weights).max(axis=0) / 127
        arrays[name], arrays[f"{name}_scale"] = np.round(weights / scale).astype(np.int8), scale.astype(np.float32)
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        labels=np.frombuffer("\n".join(model.labels).encode(), dtype=np.uint8),
        alone_bias=model.alone_bias,
        both_bias=model.both_bias,
        **arrays,
    )


def is_kept_out(sentence: str) -> bool:
    """A tenth of the sentences, by the words that they share with their near copies."""
    words = sorted(set(re.findall(r"[a-z]{4,}|[\u4e00-\u9fff]{2}", PLACE.sub("", sentence.lower()))))
    return hashlib.blake2b(" ".join(words).encode()).digest()[0] < 26


def main() -> None:
    """Reads, fits, writes and reports."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", nargs="+", type=Path, required=True)
    options.add_argument("--report", action="store_true")
    options.add_argument("--out", type=Path, default=ACT_WEIGHTS)
    options.add_argument("-C", type=float, default=60.0)
    given = options.parse_args()
    examples = read_examples()
    fillers = [Filler(Shop.open(ServerConfig(data=data))) for data in given.data]
    pairs = list(marked_forms(examples, fillers))
    encoder = Encoder()
    texts = [form.text for form in pairs]
    v = np.vstack([encoder.encode(texts[n : n + 64]) for n in range(0, len(texts), 64)])
    print(f"{len(examples)} sentences, {len(pairs)} marked forms")
    if given.report:
        report(examples, pairs, v, given.C)
    save(given.out, learn(pairs, examples, v, given.C))
    print(f"{given.out.name} {given.out.stat().st_size / 1e6:.2f} MB")


def report(examples: list[Example], pairs: list[Form], v: np.ndarray, c: float) -> None:
    """Precision and recall of each act on sentences that were kept out, by language, and what is taken for what."""
    out = {n for n, (_, _, sentence) in enumerate(examples) if is_kept_out(sentence)}
    inside = [row for row, form in enumerate(pairs) if form.example not in out]
    model = learn([pairs[row] for row in inside], examples, v[inside], c)
    last = {form.example: row for row, form in enumerate(pairs) if form.example in out}  # filled from a shop
    rows = list(last.values())
    x = vectors([pairs[row].marked for row in rows], model.vocabulary, model.idf)
    for with_vector in (False, True):
        logits = model.logits(x, v[rows], with_vector=with_vector)
        for language in ("zh", "en"):
            mine = [k for k, n in enumerate(last) if examples[n][0] == language]
            does = [examples[n][1] for n in last]
            _tell(language, with_vector, model.labels, logits[mine], [does[k] for k in mine])


def _tell(language: str, with_vector: bool, labels: list[str], logits: np.ndarray, does: list[tuple[str, ...]]) -> None:
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    best = [labels[n] for n in logits.argmax(axis=1)]
    right = np.mean([label in row for label, row in zip(best, does, strict=True)])
    kind = "n-grams and sentence vector" if with_vector else "n-grams alone"
    print(f"{language}, {kind}: {len(does)} kept out, likeliest act right {right:.3f}")
    if not with_vector:
        return
    for n, label in enumerate(labels):
        truth = np.array([label in row for row in does])
        said = chances[:, n] > MEANT
        if truth.any() or said.any():
            hit = (truth & said).sum()
            p, r = hit / max(1, said.sum()), hit / max(1, truth.sum())
            print(f"  {label:16s} n {truth.sum():3d}  precision {p:.2f}  recall {r:.2f}")
    confused = Counter((row[0], label) for label, row in zip(best, does, strict=True) if label not in row)
    print("  taken for another:", ", ".join(f"{a} -> {b} {n}" for (a, b), n in confused.most_common(20)))


if __name__ == "__main__":
    main()
