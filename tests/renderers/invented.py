"""Answers to questions about models that do not exist, one for each shape that a renderer meets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.model.answer import Answer, AnswerRow, Citation, Computed, Excerpt, Missing, Problem, Source, Value
from kg.model.statement import Locator

ID = "https://w3id.org/codellm-kg/id/"
ONTOLOGY = "https://w3id.org/codellm-kg/ontology#"
PAPER = Source(
    f"{ID}document/quokka-paper",
    "Quokka: Small Models that Read Their Own Tests",
    ("Ada Bahri", "Bo Chen"),
    2024,
    "arxiv:2401.00001",
    "paper",
    "primary",
)
BOARD = Source(
    f"{ID}document/testeval-leaderboard",
    "TestEval leaderboard",
    (),
    None,
    "url:https://testeval.example/board",
    "leaderboard",
    "third_party",
)
REPORT = Source(f"{ID}document/report-9", "A report on small models", ("A machine",), 2025, None, "report", "machine_generated")
DIGEST = Excerpt("digest", "corpora/quokka-paper.md", "a" * 64, 1200, 1290)
FILE = Excerpt("source", "board.csv", "b" * 64, 40, 75)
NOTE = Excerpt("source", "report-9.txt", "c" * 64, 2210, 2402)


def cited(
    n: int, edge: str, value: str, quote: str, locator: Locator, document: Source = PAPER, text: Excerpt = DIGEST, predicate: str = "value"
) -> Citation:
    """Return a citation with what is alike in most."""
    return Citation(n, f"{document.iri}/table/2/r{n}c3", f"{ONTOLOGY}{predicate}", value, edge, document, locator, text, quote)


def row(cites: tuple[int, ...], *values: Value) -> AnswerRow:
    return AnswerRow(values, cites)


def score(n: int, model: str, size: str, value: str) -> Citation:
    quote = f"| {model} | {size} | 12.1 % | 18.0 % | 44.4 % | {value} | 71.9 % | 80.3 % | 11.0 % | 9.7 % | greedy decoding, zero-shot |"
    locator = Locator("4.1 Results", "7", "2", f"{model} {size}", "TestEval / pass@1")
    return cited(n, f"{model} {size} scores {value} on TestEval (pass@1)", value, quote, locator)


COMPARISON = Answer(
    question="How does Quokka - Java compare to Quokka on TestEval and BugBench, by edit distance?",
    kind="comparison",
    status="partial",
    verdict=None,
    answer=(
        "On TestEval (pass@1), Quokka - Java 3B scores 40.2 % [1] and Quokka 3B 33.50 % [2], a difference of 6.7 points; "
        "at 12B the two score 51.0 % [3] and 52.1 % [4]. A leaderboard reports 39.8 for Quokka - Java 3B [5]."
    ),
    columns=("Model", "Size", "TestEval / pass@1", "Difference", "Measured by"),
    rows=(
        row((1,), "Quokka - Java", "3B", "40.2 %", Decimal("6.7"), "authors"),
        row((2,), "Quokka", "3B", "33.50 %", None, "authors"),
        row((3,), "Quokka - Java", "12B", "51.0 %", Decimal("-1.1"), "authors"),
        row((4,), "Quokka", "12B", "52.1 %", None, "authors"),
        row((5,), "Quokka - Java", "3B", "39.8*", None, "rerun"),
    ),
    computed=(
        Computed(Decimal("6.7"), "40.2 − 33.50, in percentage points", (1, 2)),
        Computed(Decimal("-1.1"), "51.0 − 52.1, in percentage points", (3, 4)),
    ),
    citations=(
        score(1, "Quokka - Java", "3B", "40.2 %"),
        score(2, "Quokka", "3B", "33.50 %"),
        score(3, "Quokka - Java", "12B", "51.0 %"),
        score(4, "Quokka", "12B", "52.1 %"),
        replace(
            cited(
                5,
                "Quokka - Java 3B scores 39.8* on TestEval (pass@1)",
                "39.8*",
                "quokka-java-3b,3,39.8*,2024-02-11",
                Locator(table="board.csv", row="quokka-java-3b", column="pass1"),
                BOARD,
                FILE,
            ),
            mark="*",
        ),
    ),
    caveats=(
        "The leaderboard states no protocol; the paper's scores are zero-shot with greedy decoding, "
        "so the two are set side by side and not subtracted.",
        "With 164 problems the standard error of one score is about 3.8 points: the difference at 12B may be chance.",
    ),
    missing=(
        Missing("edit distance", "metric", "no document here reports it for Quokka or Quokka - Java"),
        Missing("BugBench", "benchmark", "nothing here bears this name"),
    ),
    did_you_mean=("BugsBench", "bugbench-lite"),
    sparql=("SELECT ?result ?value WHERE {\n  ?result kg:model <https://w3id.org/codellm-kg/id/model/quokka> ;\n    kg:value ?value .\n}",),
    graph="d" * 64,
)

PREMISE = Answer(
    question="Since Quokka 12B was trained without LoRA, does it beat 袋鼠模型 12B?",
    kind="yes_no",
    status="answered",
    verdict="no",
    answer="Quokka 12B scores 52.1 % [1], 袋鼠模型 12B 60.4 % [2]; a report says that Quokka 12B is “likely” fine-tuned with LoRA [3].",
    columns=("Model", "TestEval / pass@1", "Fine-tuning"),
    rows=(
        row((2,), "袋鼠模型 12B", "60.4 %", None),
        row((1, 3), "Quokka 12B", "52.1 %", "LoRA"),
    ),
    citations=(
        score(1, "Quokka", "12B", "52.1 %"),
        score(2, "袋鼠模型", "12B", "60.4 %"),
        replace(
            cited(
                3,
                "Quokka 12B uses LoRA",
                "https://w3id.org/codellm-kg/taxonomy#LoRA",
                "In our reading of the released configuration files and of the discussion that followed the release, "
                "which lasted for several weeks and "
                "drew replies from two of the authors, the 12B model was\n  likely fine-tuned with LoRA on every linear layer, "
                "although nothing in the paper itself says so and the authors have not answered to that.",
                Locator(section="3 Findings", page="4-5"),
                REPORT,
                NOTE,
                "uses",
            ),
            hedge="likely",
        ),
    ),
    caveats=("[3] is machine-generated and its claim is not verified.",),
    graph="d" * 64,
)

NAMES = (
    "Quokka",
    "Numbat",
    "Bandicoot",
    "Potoroo",
    "Wombat",
    "Bilby",
    "Dunnart",
    "Kowari",
    "Antechinus",
    "Phascogale",
    "Quoll",
    "Pademelon",
)
RANKING = Answer(
    question="Rank the open models below 10B on TestEval",
    kind="ranking",
    status="answered",
    verdict=None,
    answer="Quokka 9B is best of 12 open models below 10B on TestEval (pass@1): 61.5 [1], before Numbat 8.5B with 58.25 [2].",
    columns=(
        "Model",
        "Parameters",
        "TestEval / pass@1",
        "TestEval / pass@10",
        "Difficulty-weighted average over all libraries",
        "Openness",
        "Architecture",
        "Decoding and prompt",
        "Context length",
        "Organisation",
        "Released",
    ),
    rows=tuple(
        row(
            (i + 1,),
            f"{name}{' - Instruct, long-context fine-tuned' if i == 2 else ''}",
            f"{Decimal(90 - 5 * i) / 10}B",
            Decimal("61.5") - Decimal("3.25") * i,
            Decimal("80.0") - i if i % 3 else None,
            Decimal(-3 + i),
            "open weights",
            "decoder",
            "greedy decoding, zero-shot",
            4096 * (1 + i % 2),
            f"Laboratory of {name} Studies",
            2021 + i % 4,
        )
        for i, name in enumerate(NAMES)
    ),
    citations=tuple(
        cited(
            i + 1,
            f"{name} scores {Decimal('61.5') - Decimal('3.25') * i} on TestEval (pass@1)",
            str(Decimal("61.5") - Decimal("3.25") * i),
            f"{name.lower()}-base,{Decimal('61.5') - Decimal('3.25') * i},2024",
            Locator(table="board.csv", row=f"{name.lower()}-base", column="pass1"),
            BOARD,
            FILE,
        )
        for i, name in enumerate(NAMES)
    ),
    graph="d" * 64,
)

NO_EVIDENCE = Answer(
    question="What does Quokka9 score on TestEval?",
    kind="lookup",
    status="no_evidence",
    verdict=None,
    answer="No document here names Quokka9.",
    caveats=("The closest that is known is Quokka 9B.",),
    missing=(Missing("Quokka9", "model", "nothing here bears this name"),),
    did_you_mean=("Quokka 9B",),
    graph="d" * 64,
)

PUZZLE = "How fluffy is the 袋鼠模型 when it\tis asked about \u202eTestEval in the rain?"
NOT_UNDERSTOOD = Answer(
    question=PUZZLE,
    kind="unknown",
    status="not_understood",
    verdict=None,
    answer="This question is not understood.",
    did_you_mean=("What does Quokka 9B score on TestEval?",),
    problem=Problem(PUZZLE.index("rain"), PUZZLE.index("rain") + 4, "no model, benchmark, property or relation is called “rain”"),
    graph="d" * 64,
)

ATTACK = '</script><script>alert("x")</script>\x1b]0;owned\x07\x1b[31m\u202ered\x9b2J <img src=x onerror=alert(1)>'
HOSTILE = Answer(
    question=f"{ATTACK} $(rm -rf /) `id` \\input{{/etc/passwd}}",
    kind="lookup",
    status="answered",
    verdict="mixed",
    answer=f"{ATTACK} scores 50 % & 5_0 {{#1}} ~ ^ \\write18{{id}} [1] [7] [x](javascript:alert(1)) **bold**",
    columns=("=HYPERLINK(A1)", "cites", "a|b & \\textbf{c}", "a|b & \\textbf{c}", "+1"),
    rows=(
        row((1,), "=cmd|' /C calc'!A0", "[Link](javascript:alert(1))", "-2+3", Decimal("-3.1"), "@SUM(A1)"),
        row((1,), "*row* [begins]", "\t=1+1", 'two\nlines, "quoted"', Decimal("1E+2"), None),
        row((1,), "\ud800 lone", "<b>bold</b>", "-5", Decimal("NaN"), "－1"),
    ),
    computed=(Computed(Decimal("1E+2"), "<i>2 × 50</i>", (1,)),),
    citations=(
        Citation(
            1,
            f"{ID}x",
            f"{ONTOLOGY}value",
            "50 %",
            f"<b>{ATTACK}</b> ```",
            replace(PAPER, title=f"# {ATTACK} | $x$", identifier="url:javascript:alert(1)"),
            Locator("1 </style>", "\x1b[2J", "</table>", "row|x", "col_`x`"),
            replace(DIGEST, path="../../etc/\x1b"),
            f"| {ATTACK} | 50 % | ``` |\n</pre><!-- --> %0a \\end{{document}}",
            "\x1b[1m*",
            "<u>maybe</u>",
        ),
    ),
    caveats=("<caveat> & \x00nul",),
    did_you_mean=("<script>",),
    sparql=('SELECT * { ?s ?p "</script>" }',),
    graph="d" * 64,
)

ANSWERS = {
    "comparison": COMPARISON,
    "premise": PREMISE,
    "ranking": RANKING,
    "no_evidence": NO_EVIDENCE,
    "not_understood": NOT_UNDERSTOOD,
    "hostile": HOSTILE,
}
