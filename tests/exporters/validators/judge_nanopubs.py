"""Reads a file of nanopublications with the package nanopub and prints what is wrong with each that is none; the last line counts them.

It runs in the validators' own environment: `python judge_nanopubs.py FILE`.
"""

from __future__ import annotations

import sys
import warnings
from collections import defaultdict
from pathlib import Path


def judge(path: Path) -> None:
    import rdflib
    from nanopub import Nanopub, NanopubConf  # type: ignore[import-not-found]  # of the validators' environment

    warnings.simplefilter("ignore")
    read = rdflib.Dataset()
    read.parse(path, format="trig")
    apart: defaultdict[str, rdflib.ConjunctiveGraph] = defaultdict(rdflib.ConjunctiveGraph)
    for s, p, o, graph in read.quads():
        apart[str(graph).partition("#")[0]].get_context(rdflib.URIRef(str(graph))).add((s, p, o))
    for name, publication in sorted(apart.items()):
        try:
            assert Nanopub(rdf=publication, conf=NanopubConf()).is_valid, "it is not valid"
        except Exception as error:  # noqa: BLE001 (whatever the judge says is printed)
            print(f"{name}: {error}")
    print(len(apart))


if __name__ == "__main__":
    judge(Path(sys.argv[1]))
