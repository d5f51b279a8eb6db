"""A leaderboard that only says where to look, kinds of models of which the best is asked for, and means over parts of a benchmark."""

from __future__ import annotations

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, firsts

BOARD = (
    "quux_leaderboard_2031-03.csv",
    "rank,model,organization,type,frotzeval,quux_python,quux_go,quux_avg,cost_usd\n"
    "1,Zork-34B-Instruct,Snark AI,instruct,79.9,66.0,49.4,57.7,9.85\n"
    "2,Blip-9B-Chat,Wug Lab,chat,70.7,57.6,41.8,49.7,2.95\n"
    "3,Zork-34B,Snark AI,base,56.7,44.6,25.2,34.9,6.40\n"
    "4,Blip-9B,Wug Lab,base,46.3,38.0,29.2,33.6,2.70\n"
    "5,Blip-4B,Wug Lab,base,36.0,29.2,15.6,22.4,1.15\n",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (BOARD,))


def test_a_board_that_is_named_measures_nothing_beside_a_benchmark_that_is() -> None:
    found = ask("Highest FrotzEval on the Quux leaderboard among the base models")
    assert (firsts(found)[0], column(found, "score")[0]) == ("Zork-34B", "56.7")
    assert set(firsts(ask("Base models on the Quux leaderboard with a FrotzEval score above 40"))) == {"Zork-34B", "Blip-9B"}


def test_which_base_model_is_best_asks_for_a_model_of_that_kind() -> None:
    found = ask("Which base model is best at Go on Quux?")
    assert (firsts(found)[0], column(found, "score")[0]) == ("Blip-9B", "29.2")


def test_the_mean_that_a_board_prints_is_ranked_by() -> None:
    assert firsts(ask("Which model tops the Quux leaderboard by average?"))[0] == "Zork-34B-Instruct"
    worst = ask("worst Quux average?")
    assert (firsts(worst)[0], column(worst, "score")[0]) == ("Blip-4B", "22.4")
