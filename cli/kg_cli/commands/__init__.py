"""The commands of `kg`, one module each, and the table from which they are loaded when they are called.

`kg --help` needs the table only, so it imports none of them; a test compares the table with the commands.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command's name, the module that holds it as `command`, and its one-line help."""

    name: str
    module: str
    help: str


TABLE = (
    Entry("ask", "kg_cli.commands.ask", "Answer a question, with the place of every figure."),
    Entry("search", "kg_cli.commands.search", "Find what bears a name or holds a word."),
    Entry("show", "kg_cli.commands.show", "Show a thing or a table, with its evidence."),
    Entry("list", "kg_cli.commands.list", "List the documents and their sources."),
    Entry("taxonomy", "kg_cli.commands.taxonomy", "Show the taxonomy as a tree with counts."),
    Entry("stats", "kg_cli.commands.stats", "Count what the graph holds and what was dropped."),
    Entry("sparql", "kg_cli.commands.sparql", "Run a SPARQL query under limits."),
    Entry("endpoint", "kg_cli.commands.endpoint", "Serve the graph by the SPARQL 1.1 Protocol."),
    Entry("build", "kg_cli.commands.build", "Build the graph from the documents that ship."),
    Entry("ingest", "kg_cli.commands.ingest", "Read documents and add them to the graph."),
    Entry("remove", "kg_cli.commands.remove", "Take documents out of the graph."),
    Entry("new", "kg_cli.commands.new", "Begin a digest of a document by hand."),
    Entry("review", "kg_cli.commands.review", "List undecided labels, or decide them."),
    Entry("validate", "kg_cli.commands.validate", "Check the graph, or a digest, against the shapes."),
    Entry("doctor", "kg_cli.commands.doctor", "Check the store, and say how to mend it."),
    Entry("diff", "kg_cli.commands.diff", "Compare two graphs."),
    Entry("render", "kg_cli.commands.render", "Draw the taxonomy, a neighbourhood, a path or a lineage."),
    Entry("check-crate", "kg_cli.commands.check_crate", "Check a saved answer without the graph."),
    Entry("export", "kg_cli.commands.export", "Write the graph out in an exchange format."),
)
