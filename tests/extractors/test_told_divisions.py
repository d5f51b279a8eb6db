"""Divisions, problems and open questions that a survey tells in sentences; nothing here is of this world."""

from __future__ import annotations

import pytest

from kg.model.statement import Extracted, Named
from kg.vocab import KG, SKOS
from tests.extractors.pipeline import edges, one

SURVEY = """Models for Loom Weaving: A Survey

Ada Quux
Institute of Looms

Abstract—This survey sorts weavers.

I. TAXONOMY OF WEAVING

We divide weaving with looms into three approaches. Direct weaving asks for a cloth once. It is quick.
Guided weaving lets a judge choose. Knotted weaving works in a loop.
Knotted weaving is further divided into planned weaving, where the loom first writes a plan,
and tool weaving, where each step is chosen by a tool.
Wugger [1] is a direct approach. Daxer [2] and Plonker [3] are guided. Zorker [4] belongs to tool weaving. No loom is planned only.

II. SYSTEMS

System	Base model	Remark
Wugger	Foo-7B	a
Daxer	Foo-7B	b
Plonker	Foo-7B	c
Zorker	Foo-7B	d

TABLE I: Systems.

III. CHALLENGES

Three difficulties come up often. Stale patterns pass the judge but tear later. Colour is hardly measured, which flatters all.
They say so themselves. Thread runs out. Better thread may help.

IV. OPEN PROBLEMS

It is open how a cloth should be judged when no judge is there. It is also open whether this helps.
Whether looms tire is unknown. We think that looms are fine.

REFERENCES

[1] A. Knot, “Wugger,” 2034.
[2] B. Knot, “Daxer,” 2034.
[3] C. Knot, “Plonker,” 2034.
[4] D. Knot, “Zorker,” 2034.
"""


@pytest.fixture(scope="module")
def survey() -> list[Extracted]:
    return one(SURVEY, "weaving.txt")[1]


def short(items: list[Extracted], predicate: str) -> set[tuple[str, str]]:
    return {(s.rsplit("/", 1)[-1], o.rsplit("/", 1)[-1]) for s, p, o in edges(items) if p == predicate}


def test_the_sentences_behind_a_division_name_its_parts(survey: list[Extracted]) -> None:
    whole = "weavingwithlooms"
    assert short(survey, "broader") >= {("directweaving", whole), ("guidedweaving", whole), ("knottedweaving", whole)}
    told = {s: o for s, _, o in edges(survey, SKOS.definition)}
    assert told["concept/category/guidedweaving"] == "Guided weaving lets a judge choose."


def test_a_part_is_divided_by_clauses_that_say_what_each_is(survey: list[Extracted]) -> None:
    assert short(survey, "broader") >= {("plannedweaving", "knottedweaving"), ("toolweaving", "knottedweaving")}
    told = {s: o for s, _, o in edges(survey, SKOS.definition)}
    assert told["concept/category/plannedweaving"] == "the loom first writes a plan"


def test_a_sentence_tells_of_which_part_a_system_is(survey: list[Extracted]) -> None:
    assert short(survey, "attribute/approach") == {
        ("wugger", "directweaving"),
        ("daxer", "guidedweaving"),
        ("plonker", "guidedweaving"),
        ("zorker", "toolweaving"),
    }


def test_counted_problems_are_told_by_the_sentences_behind_and_open_questions_by_their_words(survey: list[Extracted]) -> None:
    named = {(item.cls, item.label) for item in survey if isinstance(item, Named) and item.cls in (KG.Challenge, KG.OpenProblem)}
    assert named == {
        (KG.Challenge, "Stale patterns pass the judge but tear later"),
        (KG.Challenge, "Colour is hardly measured"),
        (KG.Challenge, "Thread runs out"),
        (KG.OpenProblem, "how a cloth should be judged when no judge is there"),
        (KG.OpenProblem, "Whether looms tire"),
    }
    assert ("concept/challenge/threadrunsout", "definition", "Thread runs out.") in edges(survey, SKOS.definition)


def test_the_problems_of_a_survey_of_one_task_concern_that_task() -> None:
    items = one(SURVEY.replace("Models for Loom Weaving", "Models for Program Repair"), "weaving.txt")[1]
    assert {area for _, area in short(items, "areaOf")} == {"program-repair"}
    assert len(short(items, "areaOf")) == 5


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Guided weaving lets a judge choose.", "A judge may choose."),
        ("into three approaches", "into three pieces of cloth"),
        (": A Survey", ""),
    ],
)
def test_a_division_that_is_not_told_to_its_end_or_is_none_of_a_survey_has_no_parts(old: str, new: str) -> None:
    text = SURVEY.replace(old, new).replace("This survey", "This text" if old.startswith(":") else "This survey")
    assert not short(one(text, "weaving.txt")[1], "attribute/approach")


def test_problems_that_nothing_counts_are_not_guessed() -> None:
    items = one(SURVEY.replace("Three difficulties come up often.", "Difficulties come up often."), "weaving.txt")[1]
    assert not [item for item in items if isinstance(item, Named) and item.cls == KG.Challenge]


def test_numbered_headings_that_run_into_their_text_name_problems_with_their_remedies() -> None:
    head, _, _ = SURVEY.partition("Three difficulties")
    told = (
        "3.1 Torn cloth. Looms tear what they weave. Suggested remedies are slower looms, as in Wugger, and asking a judge.\n\n"
        "3.2 Stale patterns. Patterns are old. Buying fresh patterns is the usual remedy.\n"
    )
    items = one(head + told, "weaving.txt")[1]
    assert {i.label for i in items if isinstance(i, Named) and i.cls == KG.Challenge} == {"Torn cloth", "Stale patterns"}
    assert edges(items, KG.addressedBy) == {
        ("concept/challenge/torncloth", "addressedBy", "concept/solution/slowerlooms"),
        ("concept/challenge/torncloth", "addressedBy", "concept/solution/askingajudge"),
        ("concept/challenge/stalepatterns", "addressedBy", "concept/solution/buyingfreshpatterns"),
    }
    assert ("concept/challenge/torncloth", "definition", "Looms tear what they weave.") in edges(items, SKOS.definition)


AXES = (
    "We sort approaches to weaving with looms along two axes. The first is scope. Thread-level weaving ties a thread; it is old. "
    "Cloth-level weaving ties all. The second axis is who holds the loom. Hired weavers are paid by the cloth; they are divided into "
    "slow weavers, which rest, and quick weavers, which are also given tea, coffee or milk. Free weavers do as they like. They come in "
    "three kinds: red weavers, blue weavers, and grey weavers, which are old.\n\n"
    "Of the systems in Table I, Wugger and Daxer are slow, and Plonker and Zorker are quick."
)


def test_parts_are_told_along_axes_and_divided_in_turn() -> None:
    head, _, rest = SURVEY.partition("We divide weaving")
    items = one(f"{head}{AXES}\n\nII. SYSTEMS{rest.partition('II. SYSTEMS')[2]}", "weaving.txt")[1]
    assert short(items, "broader") >= {
        ("scope", "weavingwithlooms"),
        ("threadlevelweaving", "scope"),
        ("clothlevelweaving", "scope"),
        ("hiredweavers", "whoholdstheloom"),
        ("freeweavers", "whoholdstheloom"),
        ("slowweavers", "hiredweavers"),
        ("quickweavers", "hiredweavers"),
        ("redweavers", "freeweavers"),
        ("blueweavers", "freeweavers"),
        ("greyweavers", "freeweavers"),
    }
    told = {s.rsplit("/", 1)[-1]: o for s, _, o in edges(items, SKOS.definition)}
    assert (told["quickweavers"], told["greyweavers"], told.get("redweavers")) == ("are also given tea, coffee or milk", "are old", None)
    assert short(items, "attribute/approach") == {
        ("wugger", "slowweavers"),
        ("daxer", "slowweavers"),
        ("plonker", "quickweavers"),
        ("zorker", "quickweavers"),
    }


def test_one_axis_alone_or_parts_without_a_common_head_divide_nothing() -> None:
    for text in (AXES.replace("The second axis is", "Then comes"), AXES.replace("Cloth-level weaving", "It").replace("Free weavers", "It")):
        assert not short(one(SURVEY.replace("We divide weaving", f"{text}\n\nWe weave"), "weaving.txt")[1], "attribute/approach")


FAMILIES = """Work on weaving with looms can be divided into three families. *Straight weaving* approaches ask for a cloth once.
*Look-then-knot* approaches first look where the hole is. *Hired weaving* approaches let a weaver call tools.
Look-then-knot approaches are further divided by how they look: lamp-based looking shines a light, whereas touch-based looking uses a hand.
Hired weaving comes in two kinds, lone-hand weaving, in which one weaver does all, and many-hand weaving, in which roles such as cutter
and dyer take turns.

| System | Family | Base model |
|---|---|---|
| Wugger | Straight weaving | Foo-7B |
| Daxer | Look-then-knot (lamp) | Foo-7B |
| Plonker | Hired (many) | Foo-7B |

TABLE I: Weaving systems.
"""


def test_families_told_with_a_general_noun_are_divided_by_clauses_and_in_one_sentence() -> None:
    head, _, _ = SURVEY.partition("We divide weaving")
    items = one(f"{head}{FAMILIES}\n\nREFERENCES\n", "weaving.txt")[1]
    assert short(items, "broader") >= {
        ("straightweaving", "weavingwithlooms"),
        ("lookthenknot", "weavingwithlooms"),
        ("hiredweaving", "weavingwithlooms"),
        ("lampbasedlooking", "lookthenknot"),
        ("touchbasedlooking", "lookthenknot"),
        ("lonehandweaving", "hiredweaving"),
        ("manyhandweaving", "hiredweaving"),
    }
    told = {s.rsplit("/", 1)[-1]: o for s, _, o in edges(items, SKOS.definition)}
    assert told["manyhandweaving"] == "roles such as cutter and dyer take turns"
    assert told["touchbasedlooking"] == "touch-based looking uses a hand"


def test_a_cell_that_says_its_category_more_closely_in_brackets_is_of_that_category() -> None:
    head, _, _ = SURVEY.partition("We divide weaving")
    items = one(f"{head}{FAMILIES}\n\nREFERENCES\n", "weaving.txt")[1]
    assert short(items, "attribute/family") == {
        ("wugger", "straightweaving"),
        ("daxer", "lookthenknot"),
        ("daxer", "Look-then-knot (lamp)"),
        ("plonker", "hiredweaving"),
        ("plonker", "Hired (many)"),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Research on weaving with looms falls into two classes: slow weaving and quick weaving.",
        "There are two families of weaving with looms: slow weaving, which rests, and quick weaving, which does not.",
        "We distinguish two kinds of weaving with looms. Slow weaving rests. Quick weaving does not.",
        "Weaving with looms comes in two forms, slow weaving and quick weaving.",
    ],
)
def test_a_division_is_told_in_many_wordings(told: str) -> None:
    head, _, _ = SURVEY.partition("We divide weaving")
    items = one(f"{head}{told}\n\nREFERENCES\n", "weaving.txt")[1]
    assert short(items, "broader") >= {("slowweaving", "weavingwithlooms"), ("quickweaving", "weavingwithlooms")}


NAMED_PROBLEMS = """III. CHALLENGES AND OPEN PROBLEMS

Three challenges recur in the literature. The first is *torn cloth*: a loom tears what it wove. Slow looms and glued thread mitigate it.
The second challenge is the price of thread, which rises. It can be reduced by buying early. The last one is *stale patterns*: they are old.
Patterns that are renewed each month have been proposed as a remedy.

We see two open problems. There is no agreed way to fold cloth, so that nobody does.
And nearly all judges are about cloth that somebody sold.
"""


def test_problems_that_are_numbered_by_their_names_have_the_remedies_told_behind_them() -> None:
    head, _, _ = SURVEY.partition("III. CHALLENGES")
    items = one(f"{head}{NAMED_PROBLEMS}", "weaving.txt")[1]
    named = {(item.cls, item.label) for item in items if isinstance(item, Named) and item.cls in (KG.Challenge, KG.OpenProblem)}
    assert named == {
        (KG.Challenge, "torn cloth"),
        (KG.Challenge, "price of thread"),
        (KG.Challenge, "stale patterns"),
        (KG.OpenProblem, "There is no agreed way to fold cloth"),
        (KG.OpenProblem, "nearly all judges are about cloth that somebody sold"),
    }
    assert short(items, "addressedBy") == {
        ("torncloth", "slowlooms"),
        ("torncloth", "gluedthread"),
        ("priceofthread", "buyingearly"),
        ("stalepatterns", "patternsthatarerenewedeachmonth"),
    }


DIFFICULTIES = """3. DIFFICULTIES

Three difficulties keep coming back. First, noisy thread: sold thread is not always good. Sorting it by age alleviates this problem.
Second, long cloth, which exceeds the loom. It is countered by folding. Third, colour: it may fade.
"""


def test_any_word_for_problems_heads_them_and_one_word_may_name_one() -> None:
    head, _, _ = SURVEY.partition("We divide weaving")
    told = "Looms fall into two classes: rollers, which roll the cloth, and benders, which bend it."
    items = one(f"{head}{told}\n\n{DIFFICULTIES}", "weaving.txt")[1]
    assert {i.label for i in items if isinstance(i, Named) and i.cls == KG.Challenge} == {"noisy thread", "long cloth", "colour"}
    assert ("longcloth", "folding") in short(items, "addressedBy")
    assert {("rollers", "looms"), ("benders", "looms")} <= short(items, "broader")
    assert ("concept/challenge/colour", "definition", "it may fade.") in edges(items, SKOS.definition)


KINDS = """# Mending Looms: A Systematic Review

## 3.1 Mending approaches (RQ1)

We distinguish two classes of approaches. *One-pass approaches* send a single cloth to the loom; they comprise plain mending,
few-knot mending and copied mending. *Feedback approaches* return the cloth; they comprise judge feedback, where
messages are returned, and stretch feedback, where holes are returned. Copied mending adds similar cloths. Plain mending is the most common.

There are two kinds of judge feedback: spoken feedback and written feedback. Looms fall into two types: hand looms and power looms.
"""


@pytest.fixture(scope="module")
def kinds() -> list[Extracted]:
    return one(KINDS, "mending.md")[1]


def test_classes_that_are_distinguished_bear_the_name_of_the_section_and_hold_what_they_are_said_to_comprise(
    kinds: list[Extracted],
) -> None:
    assert short(kinds, "broader") >= {
        ("onepassapproaches", "mendingapproaches"),
        ("feedbackapproaches", "mendingapproaches"),
        ("plainmending", "onepassapproaches"),
        ("fewknotmending", "onepassapproaches"),
        ("copiedmending", "onepassapproaches"),
        ("judgefeedback", "feedbackapproaches"),
        ("stretchfeedback", "feedbackapproaches"),
    }


def test_kinds_in_a_list_behind_a_colon_are_parts(kinds: list[Extracted]) -> None:
    assert short(kinds, "broader") >= {("spokenfeedback", "judgefeedback"), ("writtenfeedback", "judgefeedback"), ("handlooms", "looms")}


def test_a_later_sentence_says_what_a_part_is_but_not_how_common_it_is(kinds: list[Extracted]) -> None:
    told = {s.rsplit("/", 1)[-1]: o for s, _, o in edges(kinds, SKOS.definition)}
    assert told["copiedmending"] == "Copied mending adds similar cloths."
    assert told["judgefeedback"] == "messages are returned"
    assert "plainmending" not in told


@pytest.mark.parametrize(
    "text",
    ["We distinguish several groups of people.", "There are two types of looms.", "We find three kinds of papers: old, new and odd ones."],
)
def test_what_is_counted_and_not_told_is_no_division(text: str) -> None:
    items = one(f"# Mending Looms: A Review\n\n## 2 Looms\n\n{text} They are old.\n", "mending.md")[1]
    assert not short(items, "broader")


COMPRISING = """Weaving tasks fall into two groups. Straight tasks make a new cloth from a drawing and comprise rug weaving and
sock weaving. Turning tasks comprise code translation and mending.

Mending is the closing of holes by thread. Rug weaving is the most common."""


def test_what_a_sentence_about_a_part_says_that_it_comprises_stands_below_it() -> None:
    head, _, tail = SURVEY.partition("We divide weaving")
    items = one(f"{head}{COMPRISING}\n\n{tail[tail.index('II. SYSTEMS') :]}", "weaving.txt")[1]
    assert short(items, "broader") >= {
        ("rugweaving", "straighttasks"),
        ("sockweaving", "straighttasks"),
        ("code-translation", "turningtasks"),
        ("mending", "turningtasks"),
    }
    told = {s.rsplit("/", 1)[-1]: o for s, _, o in edges(items, SKOS.definition)}
    assert told["mending"] == "Mending is the closing of holes by thread."
    assert "rugweaving" not in told


GROUPED = """1) Data: Old patterns leak into the looms. Most labels are noisy [1].

2) Deployment: Looms tire.

3) Evaluation: A judge sleeps. This lasts long."""


def test_sentences_behind_the_name_of_an_area_of_problems_are_problems_where_none_goes_on() -> None:
    head, _, _ = SURVEY.partition("III. CHALLENGES")
    items = one(f"{head}III. CHALLENGES\n\n{GROUPED}\n\nREFERENCES\n", "weaving.txt")[1]
    named = {item.label for item in items if isinstance(item, Named) and item.cls == KG.Challenge}
    assert named >= {"Old patterns leak into the looms", "Most labels are noisy"}
    assert not named & {"Looms tire", "A judge sleeps", "This lasts long"}
    assert ("oldpatternsleakintothelooms", "data") in short(items, "broader")


def test_what_nobody_does_is_no_remedy() -> None:
    text = SURVEY.replace("Whether looms tire is unknown.", "a) Calm looms: No loom detector that we saw reports a calm loom.")
    assert not short(one(text, "weaving.txt")[1], "addressedBy")
