"""Learns the act classifier: `python benchmarks/learn_acts.py [--report] [--data DIR ...]`.

Reads the examples in `assistant/language/*/examples/*.tsv` (labels, a tab, a sentence with {kind}, {brand} and the like
for what differs from shop to shop), fills each with names of filled shops (--data, made by `serve` or `import`), marks
them as a message is marked, and fits one logistic regression over all acts. Writes `assistant/understanding/acts/weights.npz`.
With --report a tenth of the sentences, by a hash of their words and with all near copies, is kept out and told of.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.config import ServerConfig
from assistant.shop.shop import Shop
from assistant.understanding.acts.classifier import WEIGHTS
from assistant.understanding.acts.features import features_of

PROJECT = Path(__file__).resolve().parents[1]
PLACE = re.compile(r"\{(\w+)\}")
MARK_OF = {
    "kind": "KIND", "product": "PRODUCT", "brand": "BRAND", "value": "VALUE", "facet": "FACET", "colour": "COLOUR",
    "who": "WHO", "n": "NUM", "amount": "AMOUNT", "money": "MONEY", "code": "CODE", "order": "ORDER",
}  # fmt: skip
Example = tuple[str, tuple[str, ...], str]  # language, labels, sentence
FEWEST = 2
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
        self._random = random.Random(seed)  # noqa: S311
        vocabulary = shop.current().vocabulary
        self.parser = shop.current().parser
        self.names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for language in ("zh", "en"):
            add = lambda place, facts, language=language: self.names[language, place].extend(  # noqa: E731
                name for fact in facts if (name := getattr(fact, language)) and len(name) < 24
            )
            add("kind", vocabulary.categories.values())
            add("brand", vocabulary.brands.values())
            add("value", [v for v in vocabulary.values.values()])
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


def marked_forms(examples: list[Example], fillers: list[Filler]) -> Iterator[tuple[int, str]]:
    """Each example's number with each of its marked forms."""
    for n, (language, _, sentence) in enumerate(examples):
        plain = PLACE.sub(lambda m: f" {MARK_OF.get(m[1], m[1])} ", sentence)
        head = re.split(r"([A-Z]{2,})", plain)
        yield n, "".join(part if part in MARK_OF.values() else part.lower() for part in head)
        has_places = PLACE.search(sentence) is not None
        for k, filler in enumerate(fillers):
            for _ in range(2 if has_places and k == 0 else 1):
                yield n, filler.parser.mark(filler.fill(language, sentence))


def vectors(
    texts: list[str], vocabulary: dict[str, int], idf: np.ndarray
) -> csr_matrix:
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


def learn(pairs: list[tuple[int, str]], examples: list[Example], c: float = 60.0):
    """(labels, vocabulary, idf, weights, bias) from marked forms."""
    texts = [text for _, text in pairs]
    seen: dict[str, set[int]] = defaultdict(set)
    for n, text in pairs:
        for feature in set(features_of(text)):
            seen[feature].add(n)
    names = sorted(name for name, rows in seen.items() if len(rows) >= FEWEST)
    vocabulary = {name: n for n, name in enumerate(names)}
    idf = np.array([1 + np.log(len(examples) / len(seen[name])) for name in names], dtype=np.float32)
    x = vectors(texts, vocabulary, idf)
    labels = sorted({label for _, row, _ in examples for label in row})
    # A sentence counts once, in however many forms it stands; one that does several things counts for each.
    rows, ys, sample = [], [], []
    forms = Counter(n for n, _ in pairs)
    for row, (n, _) in enumerate(pairs):
        for label in examples[n][1]:
            rows.append(row)
            ys.append(labels.index(label))
            sample.append(1 / forms[n] / len(examples[n][1]))
    model = LogisticRegression(C=c, max_iter=200, tol=1e-3)
    model.fit(x[rows], ys, sample_weight=np.array(sample))
    weights, bias = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    return labels, vocabulary, idf, weights, bias


def save(path: Path, labels, vocabulary, idf, weights, bias) -> None:
    """Writes the model as plain arrays; weights as 8-bit integers with a scale an act."""
    keep = np.abs(weights).max(axis=1) > 0.08
    names = [name for name, n in vocabulary.items() if keep[n]]
    weights, idf = weights[keep], idf[keep]
    scale = np.abs(weights).max(axis=0) / 127
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        labels=np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
        idf=idf.astype(np.float16),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=bias,
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
    options.add_argument("--out", type=Path, default=WEIGHTS)
    options.add_argument("-C", type=float, default=60.0)
    given = options.parse_args()
    examples = read_examples()
    shops = [Shop.open(ServerConfig(data=data)) for data in given.data]
    fillers = [Filler(shop) for shop in shops]
    pairs = list(marked_forms(examples, fillers))
    print(f"{len(examples)} sentences, {len(pairs)} marked forms")
    if given.report:
        report(examples, pairs, given.C)
    save(given.out, *learn(pairs, examples, given.C))
    print(f"{given.out} {given.out.stat().st_size / 1e6:.2f} MB")


def report(examples: list[Example], pairs: list[tuple[int, str]], c: float) -> None:
    """Precision and recall of each act on sentences that were kept out, by language, and what is taken for what."""
    out = {n for n, (_, _, sentence) in enumerate(examples) if is_kept_out(sentence)}
    labels, vocabulary, idf, weights, bias = learn([p for p in pairs if p[0] not in out], examples, c)
    tests: dict[int, str] = {}
    for n, text in pairs:
        if n in out:
            tests[n] = text  # the last form: filled from a shop
    numbers = list(tests)
    logits = vectors([tests[n] for n in numbers], vocabulary, idf) @ weights + bias
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    for language in ("zh", "en"):
        rows = [k for k, n in enumerate(numbers) if examples[n][0] == language]
        first = [labels[int(np.argmax(logits[k]))] in examples[numbers[k]][1] for k in rows]
        print(f"{language}: {len(rows)} kept out, likeliest act right {np.mean(first):.3f}")
        confused: Counter[tuple[str, str]] = Counter()
        for k in rows:
            best = labels[int(np.argmax(logits[k]))]
            if best not in examples[numbers[k]][1]:
                confused[examples[numbers[k]][1][0], best] += 1
        for label in labels:
            n = labels.index(label)
            truth = [label in examples[numbers[k]][1] for k in rows]
            said = [chances[k, n] > MEANT for k in rows]
            hit = sum(t and s for t, s in zip(truth, said, strict=True))
            if any(truth) or any(said):
                p, r = hit / max(1, sum(said)), hit / max(1, sum(truth))
                print(f"  {label:16s} n {sum(truth):3d}  precision {p:.2f}  recall {r:.2f}")
        print("  taken for another:", ", ".join(f"{a} -> {b} {n}" for (a, b), n in confused.most_common(15)))


if __name__ == "__main__":
    main()
