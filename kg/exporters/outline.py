"""The taxonomy as an outline in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.browse.exchange import Taxonomy, Topic
from kg.renderers.markdown import escaped


def outline(content: Taxonomy, out: BinaryIO) -> None:
    """Write each scheme, or the concept that a branch begins with, as a section, and what is below as nested lists with definitions.

    A concept that stands under several is written out at the first and named at the others.
    """
    below: dict[str, list[Topic]] = {}
    for topic in content.topics:
        for above in topic.broader:
            below.setdefault(above, []).append(topic)
    known = {topic.iri for topic in content.topics}
    seen: set[str] = set()
    for at, root in enumerate(topic for topic in content.topics if not known.intersection(topic.broader)):
        out.write(f"{'' if at == 0 else chr(10)}# {escaped(root.label)}\n\n{escaped(root.definition)}\n\n".encode())
        for line in _items(root.iri, below, "", seen):
            out.write(f"{line}\n".encode())


def _items(above: str, below: dict[str, list[Topic]], indent: str, seen: set[str]) -> Iterator[str]:
    for topic in below.get(above, ()):
        if topic.iri in seen:
            yield f"{indent}- {escaped(topic.label)} (above)"
            continue
        seen.add(topic.iri)
        yield f"{indent}- **{escaped(topic.label)}**" + (f": {escaped(topic.definition)}" if topic.definition else "")
        yield from _items(topic.iri, below, indent + "  ", seen)
