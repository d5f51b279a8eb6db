"""The solutions of a query, or the truth of one, in the forms that SPARQL has for them.

Source: SPARQL 1.1 Query Results JSON Format; SPARQL Query Results XML Format (Second Edition); SPARQL 1.1 Query Results CSV and TSV
Formats.
"""

from __future__ import annotations

import json
import re
from csv import writer
from io import StringIO
from json.encoder import encode_basestring as quoted
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.browse.records import Node, QueryResult
from kg.vocab import RDF, XSD

_KINDS: Final = {"iri": "uri", "literal": "literal", "blank": "bnode", "triple": "literal"}
_IMPLIED: Final = (None, XSD.string, RDF.langString)
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""
_SHORT: Final = {
    XSD.integer: re.compile(r"[+-]?[0-9]+\Z"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+\Z"),
    XSD.double: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+\Z"),
}
"""Numbers that Turtle writes without quotes."""


def sparql_json(result: QueryResult) -> str:
    """Return a result as SPARQL 1.1 JSON: a row on a line, unbound variables left out."""
    if result.form == "ask":
        return json.dumps({"head": {}, "boolean": bool(result.truth)}) + "\n"
    names = [quoted(column) for column in result.columns]
    lines = []
    for row in result.rows:
        bound = [f"{name}: {_json_term(term)}" for name, term in zip(names, row, strict=True) if term is not None]
        lines.append(f"{{{', '.join(bound)}}}")
    return f'{{"head": {{"vars": [{", ".join(names)}]}}, "results": {{"bindings": [\n' + ",\n".join(lines) + "\n]}}\n"


def _json_term(term: Node) -> str:
    about = ""
    if term.language:
        about = f', "xml:lang": {quoted(term.language)}'
    elif term.datatype not in _IMPLIED:
        about = f', "datatype": {quoted(str(term.datatype))}'
    return f'{{"type": "{_KINDS[term.kind]}", "value": {quoted(term.value)}{about}}}'


def sparql_xml(result: QueryResult) -> str:
    """Return a result as SPARQL XML; a character that XML 1.0 cannot hold becomes U+FFFD."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">', "<head>"]
    if result.form == "ask":
        lines += ["</head>", f"<boolean>{'true' if result.truth else 'false'}</boolean>", "</sparql>"]
        return "\n".join(lines) + "\n"
    lines += [f"<variable name={quoteattr(column)}/>" for column in result.columns]
    lines += ["</head>", "<results>"]
    for row in result.rows:
        bound = zip(result.columns, row, strict=True)
        cells = [f"<binding name={quoteattr(column)}>{_xml_term(term)}</binding>" for column, term in bound if term is not None]
        lines.append(f"<result>{''.join(cells)}</result>")
    return "\n".join([*lines, "</results>", "</sparql>"]) + "\n"


def _xml_term(term: Node) -> str:
    kind = _KINDS[term.kind]
    about = ""
    if term.language:
        about = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype not in _IMPLIED:
        about = f" datatype={quoteattr(str(term.datatype))}"
    # A carriage return that is written as itself is read back as a line feed.
    return f"<{kind}{about}>{escape(_NO_XML.sub('�', term.value), {chr(13): '&#13;'})}</{kind}>"


def sparql_csv(result: QueryResult) -> str:
    """Return solutions as SPARQL CSV: values alone, their types left out, lines ended by CR and LF."""
    out = StringIO()
    lines = writer(out, lineterminator="\r\n")
    lines.writerow(result.columns)
    for row in result.rows:
        cells = ["" if term is None else f"_:{term.value}" if term.kind == "blank" else term.value for term in row]
        lines.writerow(cells)
    return out.getvalue()


def sparql_tsv(result: QueryResult) -> str:
    """Return solutions as SPARQL TSV: every term as Turtle writes it, so that nothing is lost."""
    lines = ["\t".join(f"?{column}" for column in result.columns)]
    lines += ["\t".join("" if term is None else turtle(term) for term in row) for row in result.rows]
    return "\n".join(lines) + "\n"


def turtle(term: Node) -> str:
    r"""Return a term as Turtle writes it, on one line and without a tab.

    >>> turtle(Node("literal", "a\tb", XSD.string)), turtle(Node("literal", "7", XSD.integer))
    ('"a\\tb"', '7')
    """
    if term.kind == "triple":
        return term.value
    if term.kind == "literal" and (short := _SHORT.get(term.datatype or "")) and short.match(term.value):  # type: ignore[call-overload]
        return term.value
    return str(oxigraph(term))


def oxigraph(term: Node) -> NamedNode | BlankNode | Literal:
    """Return a term as Oxigraph's own."""
    if term.kind == "iri":
        return NamedNode(term.value)
    if term.kind == "blank":
        return BlankNode(term.value)
    if term.language:
        return Literal(term.value, language=term.language)
    return Literal(term.value, datatype=NamedNode(term.datatype) if term.datatype else None)
