"""How long `kg` takes, beside what each time is measured against: run by `make bench`.

Cold is a new process on a warm disk. Each figure is a median of eleven; a pair is measured in turns, so that a busy
moment of the machine falls on both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
QUESTIONS = (HERE / "questions.txt").read_text(encoding="utf-8").splitlines()
KG = str(Path(sys.executable).with_name("kg"))

SMALL = """---
id: small
kind: paper
title: "Zorkcoder: A Model"
trust: primary
---

# Zorkcoder: A Model

Table 1: pass@1 on HumanEval in per cent, zero-shot.

| Model | Size | HumanEval / pass@1 |
| --- | --- | --- |
| Zorkcoder | 7B | 33.5 % |
| Code Llama | 7B | 33.5 % |
"""

IN_ONE_PROCESS = """
import statistics, sys, time
from kg.answering import Graph, answer
from kg.store import open_store
graph, taken = Graph(open_store(None)), []
first, *rest = sys.argv[1:]
answer(first, graph)
for question in (*rest, first):
    start = time.perf_counter()
    answer(question, graph)
    taken.append(time.perf_counter() - start)
print(statistics.median(taken))
"""


AT_THE_ENDPOINT = """
import statistics, subprocess, sys, time, urllib.parse, urllib.request
served = subprocess.Popen([sys.argv[1], "endpoint", "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True)
url, taken = served.stdout.readline().strip(), []
body = urllib.parse.urlencode({"query": "SELECT ?m { ?m a kg:ModelFamily } LIMIT 10"}).encode()
for _ in range(50):
    start = time.perf_counter()
    urllib.request.urlopen(url, body).read()
    taken.append(time.perf_counter() - start)
served.terminate()
print(statistics.median(taken))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"KG_HOME": str(Path(home, "kg"))}
        built = seconds([KG, "build", "--quiet"], environment)
        small = Path(home, "small.md")
        small.write_text(SMALL, encoding="utf-8")
        ingested = seconds([KG, "ingest", "--quiet", str(small)], environment)
        questions = [[KG, "ask", question] for question in QUESTIONS]
        click = [[sys.executable, "-c", "import click"]] * len(questions)
        spacy = [[sys.executable, "-c", "import spacy; spacy.blank('en')"]] * len(questions)
        help_, import_click = in_turns([[KG, "--help"]] * len(questions), click, environment)
        ask, blank = in_turns(questions, spacy, environment)
        run = subprocess.run(
            [sys.executable, "-c", IN_ONE_PROCESS, *QUESTIONS], env=environment, check=True, capture_output=True, text=True
        )
        served = subprocess.run([sys.executable, "-c", AT_THE_ENDPOINT, KG], env=environment, check=True, capture_output=True, text=True)
    line("kg --help, cold", help_, 3 * import_click, f"{help_ / import_click:.2f} × import click ({import_click * 1000:.0f} ms), at most 3")
    line("kg ask, cold", ask, 1.5 * blank, f"{ask / blank:.2f} × spacy.blank ({blank * 1000:.0f} ms), at most 1.5")
    line("a question, in one process", float(run.stdout), 0.020, f"{float(run.stdout) / 0.020:.2f} × 20 ms, at most 1")
    line("a query to kg endpoint", float(served.stdout), 0.020, f"{float(served.stdout) / 0.020:.2f} × 20 ms, at most 1")
    line("kg build, all of corpora/", built, 10, f"{built / 10:.2f} × 10 s, at most 1")
    line("kg ingest, a small document", ingested, 3, f"{ingested / built:.2f} × the build, {ingested / 3:.2f} × 3 s, at most 1")


def in_turns(these: list[list[str]], those: list[list[str]], environment: dict[str, str]) -> tuple[float, float]:
    """Return the median times of two lists of commands, run one from each in turn after one of each to warm the disk."""
    seconds(these[0], environment)
    seconds(those[0], environment)
    pairs = [(seconds(this, environment), seconds(that, environment)) for this, that in zip(these, those, strict=True)]
    return statistics.median(this for this, _ in pairs), statistics.median(that for _, that in pairs)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long a command takes; a question without an answer counts, a failure does not."""
    start = time.perf_counter()
    run = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    taken = time.perf_counter() - start
    if run.returncode > 1:
        sys.exit(f"{' '.join(command)} failed with {run.returncode}:\n{run.stderr}")
    return taken


def line(what: str, taken: float, limit: float, ratio: str) -> None:
    amount = f"{taken * 1000:.1f} ms" if taken < 1 else f"{taken:.2f} s"
    print(f"{what:28} {amount:>10}   {ratio}{'' if taken <= limit else '   TOO SLOW'}")


if __name__ == "__main__":
    main()
