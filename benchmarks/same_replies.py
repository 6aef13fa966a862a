"""Whether two checkouts answer alike: `python benchmarks/same_replies.py A B [--talk FILE ...]`.

Plays every conversation under tests/conversations, and those of the given talk files (JSON lines: `shop`, `turns` of
`say`, `press` and `page`; the shops in the folder `shops` beside them), on both checkouts, and compares every reply
field by field. Each checkout runs in a process of its own and fills its shops from the same files by the command line;
with `--carry-over`, B opens copies of the data directories that A has filled, as a shop does after an upgrade.

What is random or tells the time is put aside: tokens, and what is made of them. Prints each turn in which a field
differs, and the time that a turn took in both; exits 1 when anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
AGENT, PASSWORD = "Mei", "correct horse battery staple"
OPEN, SHUT = "00:00-00:00", "00:00-00:01"
CARDS = ("items", "related", "premium")
SHOWN_LINES = 6
Turn = dict[str, Any]


# What is played


def conversation_scripts() -> Iterator[Turn]:
    """The conversation files of this project, as talk that any checkout can play."""
    sys.path.insert(0, str(PROJECT))
    from tests.dialogue.conversation_files import script_of

    for path in sorted((PROJECT / "tests" / "conversations").glob("*.txt")):
        script = script_of(path)
        yield {
            "id": path.stem,
            "shop": script.shop,
            "visitor": script.visitor,
            "open": 9 <= script.clock.hour < 21,
            "turns": [{"do": turn.done} for turn in script.turns if not turn.done.startswith("remember ")],
        }


def talks(files: list[Path]) -> Iterator[Turn]:
    """The conversations of talk files."""
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                talk = json.loads(line)
                yield {"visitor": talk["id"], "open": True, **talk, "shop": talk.get("shop", "demo")}


def files_of_shop(name: str, talk_files: list[Path], place: Path) -> tuple[dict[str, Path], dict[str, str]]:
    """What a shop is filled from, by the kind of import, and its settings; nothing for the demo shop."""
    from tests.dialogue.filled_shops import CATALOGUES, FOLDER, SMALL_SHOPS, write_events

    if name == "demo":
        return {}, {}
    if name in SMALL_SHOPS:
        folder = FOLDER / name
        catalogue = CATALOGUES.get(name, folder / "catalogue.jsonl")
        events = place / f"{name}-events.csv"
        write_events(folder / "baskets.txt", catalogue, events)
        files = {"catalogue": catalogue, "events": events}
        files |= {kind: folder / f"{kind}.jsonl" for kind in ("knowledge", "promotions", "orders")}
        first = json.loads(catalogue.read_text("utf-8").partition("\n")[0])
        locale = "zh" if "title_zh" in first else "en"
        return files, {"ASSISTANT_CURRENCY": first["currency"], "ASSISTANT_LOCALE": locale}
    folder = next(path.parent / "shops" / name for path in talk_files if (path.parent / "shops" / name).is_dir())
    kinds = {"catalogue": "catalogue.csv", "events": "events.csv"}
    kinds |= {kind: f"{kind}.jsonl" for kind in ("knowledge", "promotions")}
    return {kind: folder / file for kind, file in kinds.items() if (folder / file).exists()}, {}


# A checkout, in a process of its own


def fill(checkout: Path, data: Path, files: dict[str, Path], settings: dict[str, str]) -> None:
    """Fills a data directory by the command line of a checkout."""
    environment = {**os.environ, **settings, "ASSISTANT_DATA": str(data), "PYTHONPATH": str(checkout)}

    def run(*words: str, text: str | None = None) -> None:
        command = [sys.executable, "-m", "assistant", *words]
        subprocess.run(
            command, cwd=checkout, env=environment, check=True, input=text, text=True, stdout=subprocess.DEVNULL
        )

    for kind, file in files.items():
        # Orders have no command of their own in every checkout.
        if kind == "orders":
            code = "import sys; from pathlib import Path; from assistant import create_app; "
            code += "create_app().extensions['assistant.shop'].import_orders(Path(sys.argv[1]), strict=True)"
            subprocess.run([sys.executable, "-c", code, str(file)], cwd=checkout, env=environment, check=True)
        else:
            run("import", kind, str(file))
    if files:
        run("train")
    else:
        code = "from assistant import create_app; create_app().extensions['assistant.shop'].fill()"
        subprocess.run([sys.executable, "-c", code], cwd=checkout, env=environment, check=True)
    run("agent", "add", AGENT, "--password-stdin", text=PASSWORD)


def play(plan: Path, out: Path) -> None:
    """Plays a plan on the checkout in the working directory; writes a line a reply."""
    sys.path.insert(0, os.getcwd())
    wanted = json.loads(plan.read_text("utf-8"))
    with out.open("w", encoding="utf-8") as file:
        for shop in wanted["shops"]:
            os.environ.update(
                shop["settings"],
                ASSISTANT_DATA=shop["data"],
                ASSISTANT_LOG_LEVEL="ERROR",
                ASSISTANT_ADDRESS_LIMIT="1000000",
                ASSISTANT_VISITOR_LIMIT="100000",
                ASSISTANT_LOGIN_LIMIT="1000",
            )
            apps = {is_open: _application(OPEN if is_open else SHUT) for is_open in (True, False)}
            for talk in shop["talks"]:
                for n, said, reply, ms in Player(apps[talk["open"]], talk).replies():
                    row = {"talk": f"{shop['name']}/{talk['id']}", "n": n, "said": said, "ms": ms, "reply": reply}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _application(hours: str) -> Any:
    from assistant import create_app

    os.environ["ASSISTANT_SUPPORT_HOURS"] = hours
    app = create_app()
    app.extensions["assistant.shop"].sharpen()
    return app


class Player:
    """Plays one conversation over HTTP, with an agent at the console where the script has one."""

    def __init__(self, app: Any, talk: Turn) -> None:
        self._talk = talk
        self._client = app.test_client()
        self._agent = app.test_client()
        self._agent.post("/console/login", data={"name": AGENT, "password": PASSWORD})
        if len(visitor := talk["visitor"]) == 32:  # only ids of this shape are a visitor's
            self._client.set_cookie("visitor", visitor)
        self._token: str | None = None
        self._said = ""
        self._last: dict[str, Any] = {}
        self._shown: dict[str, list[str]] = {}

    def replies(self) -> Iterator[tuple[int, str, dict[str, Any], float]]:
        """Each turn's number, what was done, the reply and the milliseconds that it took."""
        for n, turn in enumerate(self._talk["turns"]):
            if (body := self._body(turn)) is None:
                continue
            if self._token:
                body["conversation"] = self._token
            began = time.perf_counter()
            answer = self._client.post("/api/chat", json=body)
            ms = 1000 * (time.perf_counter() - began)
            reply = answer.get_json()
            self._take(reply)
            yield n, turn.get("do") or turn.get("say") or str(turn.get("press")), self._without_secrets(reply), ms

    def _body(self, turn: Turn) -> dict[str, Any] | None:
        if "do" not in turn:
            body: dict[str, Any] = {"message": turn.get("say", "")}
            if page := turn.get("page"):
                body["page"] = {"product_id": page}
            if press := turn.get("press"):
                body["action"] = press
            return body
        done: str = turn["do"]
        if done.startswith("agent"):
            self._be_agent(done)
            return None
        if done == "! as_written":
            return {"message": self._said, "as_written": True}
        if done.startswith("!"):
            return {"message": "", "action": self._action(done[1:].split())}
        self._said = self._tapped(done[4:].strip()) if done.startswith("tap ") else done[1:].strip()
        return {"message": self._said}

    def _tapped(self, wanted: str) -> str:
        suggestions = self._last.get("suggestions") or [""]
        if wanted.isdigit():
            return str(suggestions[min(int(wanted), len(suggestions)) - 1])
        return str(next((text for text in suggestions if wanted in text), wanted))

    def _be_agent(self, done: str) -> None:
        newest = self._agent.get("/console/api/queue").get_json()
        number = max(row["id"] for rows in newest.values() if isinstance(rows, list) for row in rows)
        base = f"/console/conversations/{number}"
        if done.startswith("agent>"):
            self._agent.post(f"{base}/reply", json={"text": done[6:].strip()})
        else:
            self._agent.post(f"{base}/{'take' if done == 'agent takes over' else 'release'}")

    def _action(self, words: list[str]) -> dict[str, Any]:
        kind, *rest = words
        if kind == "drop_constraint":
            return {"kind": kind, "index": int(rest[0]) - 1}
        if kind == "set_locale":
            return {"kind": kind, "locale": rest[0]}
        if kind == "compare":
            return {"kind": kind, "product_ids": [self._product(word) for word in rest]}
        action: dict[str, Any] = {"kind": kind}
        if rest:
            action["product_id"] = self._product(rest[0])
        if len(rest) > 1:
            action |= {"quantity": int(rest[1])} if rest[1].isdigit() else {"value": rest[1]}
        return action

    def _product(self, word: str) -> str:
        role, at, place = word.partition("@")
        if not at:
            return word
        ids = self._shown.get(role or "items") or [""]
        return ids[min(int(place), len(ids)) - 1]

    def _take(self, reply: dict[str, Any]) -> None:
        self._last = reply
        self._token = reply.get("conversation", self._token)
        shown = {name: [card["id"] for card in reply.get(name) or ()] for name in CARDS}
        shown["cart"] = [line["product_id"] for line in (reply.get("cart") or {}).get("lines", ())]
        shown["bundle"] = [line["card"]["id"] for line in (reply.get("bundle") or {}).get("lines", ())]
        if len(shown["items"]) == 1 and shown["items"][0] in self._shown.get("items", ()):
            del shown["items"]  # a closer look at one of them
        self._shown |= {name: ids for name, ids in shown.items() if ids}

    def _without_secrets(self, reply: dict[str, Any]) -> dict[str, Any]:
        text = json.dumps(reply, ensure_ascii=False)
        if self._token:
            text = text.replace(self._token, "TOKEN")
        return dict(json.loads(text))


# Both, side by side


def differences(a: Any, b: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The fields in which two replies differ, each by its path."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in dict.fromkeys([*a, *b]):
            yield from differences(a.get(key), b.get(key), f"{path}.{key}" if path else key)
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for n, (one, other) in enumerate(zip(a, b, strict=True)):
            yield from differences(one, other, f"{path}[{n}]")
    elif a != b:
        yield path, a, b


def main() -> int:
    """Plays on both and prints what differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("a", type=Path, help="a checkout")
    options.add_argument("b", type=Path, nargs="?", help="the other one")
    options.add_argument("--talk", type=Path, nargs="*", default=[], help="talk files, as JSON lines")
    options.add_argument("--carry-over", action="store_true", help="B opens copies of what A has filled")
    options.add_argument("--filled", type=Path, help="keep the filled data directories here, and use them again")
    options.add_argument("--only", default="", help="conversations whose id contains this")
    options.add_argument("--out", type=Path, help="write every difference here, as JSON lines")
    options.add_argument("--play", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.play:
        play(*given.play)
        return 0
    with tempfile.TemporaryDirectory(prefix="same-replies-") as place:
        return _compare(given, Path(place))


def _compare(given: argparse.Namespace, place: Path) -> int:
    checkouts = {"A": given.a.resolve(), "B": given.b.resolve()}
    files = [path.resolve() for path in given.talk]
    all_talks = [talk for talk in (*conversation_scripts(), *talks(files)) if given.only in talk["id"]]
    names = sorted({talk["shop"] for talk in all_talks})
    sources = {name: files_of_shop(name, files, place) for name in names}
    filled = (given.filled or place / "filled").resolve()

    def ready(side: str) -> list[dict[str, Any]]:
        shops = []
        for name in names:
            whole = filled / ("A" if given.carry_over else side) / name
            if not (whole / "done").exists():
                shutil.rmtree(whole, ignore_errors=True)
                whole.mkdir(parents=True)
                fill(checkouts["A" if given.carry_over else side], whole, *sources[name])
                (whole / "done").touch()
            data = place / side / name
            shutil.copytree(whole, data)
            own = [talk for talk in all_talks if talk["shop"] == name]
            shops.append({"name": name, "data": str(data), "settings": sources[name][1], "talks": own})
        return shops

    def played(side: str, shops: list[dict[str, Any]]) -> list[dict[str, Any]]:
        plan, out = place / f"{side}.json", place / f"{side}.jsonl"
        plan.write_text(json.dumps({"shops": shops}), "utf-8")
        command = [sys.executable, str(Path(__file__).resolve()), ".", "--play", str(plan), str(out)]
        # Hashes are the same on both sides, so that what hangs on the order of a set differs where the code does.
        environment = {**os.environ, "PYTHONPATH": "", "PYTHONHASHSEED": "0"}
        subprocess.run(command, cwd=checkouts[side], env=environment, check=True)
        return [json.loads(line) for line in out.read_text("utf-8").splitlines()]

    shops = {side: ready(side) for side in checkouts}
    with ThreadPoolExecutor(2) as both:  # side by side, so that both bear whatever else the machine does
        rows_a, rows_b = both.map(lambda side: played(side, shops[side]), checkouts)
    return _tell(rows_a, rows_b, given.out)


def _tell(rows_a: list[dict[str, Any]], rows_b: list[dict[str, Any]], out: Path | None) -> int:
    fields, turns, lines = Counter[str](), 0, []
    for a, b in zip(rows_a, rows_b, strict=True):
        found = list(differences(a["reply"], b["reply"]))
        turns += bool(found)
        fields.update({path.partition("[")[0] for path, _, _ in found})
        for path, one, other in found:
            lines.append({"talk": a["talk"], "n": a["n"], "said": a["said"], "field": path, "a": one, "b": other})
        if found:
            print(f"{a['talk']} turn {a['n']}: {a['said']}")
            for path, one, other in found[:SHOWN_LINES]:
                shown = [json.dumps(each, ensure_ascii=False)[:160] for each in (one, other)]
                print(f"  {path}\n    A {shown[0]}\n    B {shown[1]}")
    if out:
        out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    for name, rows in (("A", rows_a), ("B", rows_b)):
        cuts = statistics.quantiles([row["ms"] for row in rows], n=100)
        print(f"{name}: p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms a turn, side by side with the other")
    print(f"{turns} of {len(rows_a)} turns differ" + (f"; by field: {dict(fields.most_common())}" if fields else ""))
    return 1 if turns else 0


if __name__ == "__main__":
    sys.exit(main())
