"""Learns the weights of the ranking: `python benchmarks/learn_ranking.py TALK.jsonl ... --data NAME=DIR ...`.

Plays labelled conversations (a turn's `does` are its acts) on filled shops, notes all candidates of each turn with
their evidence, and fits the weights so that candidates which answer one of the acts are likelier than the others
(a conditional logit with a quadratic penalty). Each conversation goes on from the right candidate, where there was
one. Prints how often the likeliest was right, also on conversations that were kept out (every fifth), and writes
`assistant/dialogue/policy/weights.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from assistant.dialogue import turn as dialogue_turn
from assistant.dialogue.policy import Message, decision, ranking
from assistant.dialogue.policy.ranking import Candidate, acts_for, evidence_of
from assistant.dialogue.policy.weights import WEIGHTS

PROJECT = Path(__file__).resolve().parents[1]
OUT = PROJECT / "assistant" / "dialogue" / "policy" / "weights.py"
KEPT_OUT = 5
# What the weights are drawn to: an act counts as what it says, the form of a message counts a little.
PRIOR = {
    "act": 1.0, "act_unknown": -4.0, "in_words": 3.0, "only_points": 3.0, "by_form": 0.6, "first_by_form": 1.2,
    "first": 0.6, "is:SayNotUnderstood": -3.0,
    "service:article": 2.0, "search:explained": 1.0, "search:names_goods": 0.8, "search:had": -2.0,
}  # fmt: skip
# What a form says outright is held to so many times more strongly: hardly any conversation has it.
FIRM, FIRMNESS = ("in_words", "only_points"), 50.0
Turn = tuple[str, list[tuple[dict[str, float], bool]]]


class Recorder:
    """Stands in for the decision while conversations are played, and keeps what was to be chosen from."""

    def __init__(self) -> None:
        self.talk = ""
        self.does: Sequence[str] = ()
        self.turns: list[Turn] = []
        self.missing: list[str] = []

    def choose(self, readings: Sequence[Message]) -> Candidate:
        """The right candidate, else the one that would be chosen."""
        chosen = decision.choose(readings)
        if not self.does:
            return chosen
        candidates = decision.candidates_for(readings)
        right = [each for each in candidates if set(acts_for(each.message, each.step)) & set(self.does)]
        if not right:
            self.missing.append(f"{readings[0].query.text} {list(self.does)}")
            return chosen
        marked = {id(each) for each in right}
        self.turns.append((self.talk, [(dict(evidence_of(each)), id(each) in marked) for each in candidates]))
        best = ranking.in_order(candidates)[0]
        return chosen if best in right else ranking.in_order(right)[0]


def play(files: Sequence[Path], shops: dict[str, Path]) -> Recorder:
    """All turns of the conversations, with their candidates."""
    recorder = Recorder()
    dialogue_turn.choose = recorder.choose  # type: ignore[attr-defined]
    talks = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]
    for name, data in shops.items():
        with tempfile.TemporaryDirectory() as place:
            shutil.copytree(data, Path(place) / "data")
            os.environ.update(ASSISTANT_DATA=f"{place}/data", ASSISTANT_SUPPORT_HOURS="00:00-23:59")
            os.environ.update(
                ASSISTANT_ADDRESS_LIMIT="1000000", ASSISTANT_VISITOR_LIMIT="100000", ASSISTANT_LOG_LEVEL="ERROR"
            )
            from assistant import create_app

            app = create_app()
            app.extensions["assistant.shop"].sharpen()
            for talk in (talk for talk in talks if talk.get("shop", "demo") == name):
                _play_one(app.test_client(), talk, recorder)
    return recorder


def _play_one(client: Any, talk: dict[str, Any], recorder: Recorder) -> None:
    conversation = None
    for turn in talk["turns"]:
        recorder.talk, recorder.does = talk["id"], turn.get("does", ())
        body: dict[str, Any] = {"message": turn.get("say", "")}
        body |= {"conversation": conversation} if conversation else {}
        body |= {"page": {"product_id": turn["page"]}} if turn.get("page") else {}
        body |= {"action": turn["press"]} if turn.get("press") else {}
        conversation = client.post("/api/chat", json=body).get_json().get("conversation", conversation)


def fit(turns: Sequence[Turn], penalty: float, start: dict[str, float]) -> dict[str, float]:
    """The weights under which the right candidates are likeliest, drawn to those of `start`, else to the prior ones."""
    names = sorted({name for _, candidates in turns for evidence, _ in candidates for name in evidence})
    place = {name: n for n, name in enumerate(names)}
    before = np.array([start.get(name, PRIOR.get(name, 0.0)) for name in names])
    firm = np.array([FIRMNESS if name in FIRM else 1.0 for name in names]) * penalty
    rows, right, owner = [], [], []
    for number, (_, candidates) in enumerate(turns):
        for evidence, is_right in candidates:
            row = np.zeros(len(names))
            for name, value in evidence.items():
                row[place[name]] += value
            rows.append(row)
            right.append(is_right)
            owner.append(number)
    x, y, of = np.array(rows), np.array(right), np.array(owner)
    starts = np.searchsorted(of, np.arange(len(turns)))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        s = x @ w
        s -= np.maximum.reduceat(s, starts)[of]
        e = np.exp(s)
        p = e / np.add.reduceat(e, starts)[of]
        good = np.add.reduceat(p * y, starts)
        q = p * y / np.maximum(good, 1e-12)[of]
        gap = w - before
        return -np.log(np.maximum(good, 1e-12)).sum() + (firm * gap) @ gap, x.T @ (p - q) + 2 * firm * gap

    found = minimize(loss, before, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(w), 3) for name, w in zip(names, found.x, strict=True) if abs(w) >= 0.02}


def share_right(turns: Sequence[Turn], weights: dict[str, float]) -> float:
    """How often the likeliest candidate is a right one."""

    def best(candidates: list[tuple[dict[str, float], bool]]) -> bool:
        scores = [sum(weights.get(k, 0.0) * v for k, v in evidence.items()) for evidence, _ in candidates]
        return candidates[int(np.argmax(scores))][1]

    return float(np.mean([best(candidates) for _, candidates in turns])) if turns else 0.0


def main() -> None:
    """Plays, fits, tells and writes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--data", nargs="+", required=True)
    options.add_argument("--penalty", type=float, default=0.15)
    options.add_argument("--anew", action="store_true", help="Drawn to the prior weights, not to those there are.")
    options.add_argument("--missing", action="store_true")
    given = options.parse_args()
    recorder = play(given.files, {name: Path(data) for name, data in (each.split("=") for each in given.data)})
    talks = sorted({talk for talk, _ in recorder.turns})
    out = set(talks[::KEPT_OUT])
    inside = [turn for turn in recorder.turns if turn[0] not in out]
    outside = [turn for turn in recorder.turns if turn[0] in out]
    print(f"{len(recorder.turns)} turns with a right candidate, {len(recorder.missing)} without")
    print(f"weights of before: {share_right(recorder.turns, WEIGHTS):.3f}")
    start = {} if given.anew else dict(WEIGHTS)
    for penalty in (0.05, given.penalty, 0.5, 1.5):
        part = fit(inside, penalty, start)
        print(f"penalty {penalty}: {share_right(inside, part):.3f}; kept out {share_right(outside, part):.3f}")
    weights = fit(recorder.turns, given.penalty, start)
    lines = "".join(f'    "{name}": {value},\n' for name, value in sorted(weights.items()))
    head = OUT.read_text("utf-8").partition("WEIGHTS")[0]
    OUT.write_text(f"{head}WEIGHTS: dict[str, float] = {{\n{lines}}}\n", "utf-8")
    if given.missing:
        print("\n".join(recorder.missing))


if __name__ == "__main__":
    main()
