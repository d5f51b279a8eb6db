"""Abbreviations whose point ends no sentence, as they stand before the point, in lower case."""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    (
        "al approx app appx art avg ca cf ch chap col cols dept det dr ed eds e.g eq eqn eqs equ est etc exp ext fig figs hon i.e incl inc jr lang"
        " ltd max min mr mrs ms no nos num op p para pp prof pt ref refs rep resp sec secs sect sr st subsec suppl tab tabs tech univ v viz vol"
        " vols vs w.r.t wrt"
    ).split()
)
"""The abbreviations, those with inner points written with them (`e.g`)."""

ENDING = frozenset("etc al no".split())
"""Abbreviations that end a sentence where a capital letter follows."""
