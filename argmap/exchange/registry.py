"""The formats there are, by name, and the modules that know them, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from argmap.errors import CannotDoError
from argmap.exchange.format import Format, Reader, Writer

FORMATS: tuple[Format, ...] = (
    Format(
        name="aif",
        title="AIF as AIFdb publishes it (JSON)",
        module="argmap.exchange.aif",
        suffixes=(".json",),
        reads=True,
        writes=True,
        carried="statements, inferences and conflicts with their schemes, linked premises, undercuts, speakers and "
        "what they said",
        not_carried="who answers whom, preferences, questions, rephrases but for a note; when writing, all else of a "
        "map: reviews, grades, warrants, notes, details of sources",
    ),
    Format(
        name="aml",
        title="Araucaria's Argument Markup Language (AML)",
        module="argmap.exchange.aml",
        suffixes=(".aml",),
        reads=True,
        writes=False,
        carried="propositions and their owners, linked and convergent premises, refutations, schemes with their "
        "questions, the text and quotes from it",
        not_carried="schemes that no argument is of, places that the text does not bear out",
    ),
    Format(
        name="apx",
        title="ASPARTIX facts of an abstract argumentation framework",
        module="argmap.exchange.apx",
        suffixes=(".apx",),
        reads=False,
        writes=True,
        carried="which claims, steps and quotes attack which",
        not_carried="what supports what, and every word",
    ),
    Format(
        name="argdown",
        title="Argdown 2",
        module="argmap.exchange.argdown",
        suffixes=(".argdown", ".ad", ".adown", ".md"),
        reads=True,
        writes=True,
        carried="statements, arguments, relations of every kind, premise-conclusion structures, strict mode, tags, "
        "data, headings as groups, links as sources; a map that argmap writes comes back equal but for its ids",
        not_carried="comments, emphasis, lists, data of headings; which of several premises an attack on an argument "
        "means (it undercuts)",
    ),
    Format(
        name="bibtex",
        title="BibTeX and biblatex",
        module="argmap.exchange.bibtex",
        suffixes=(".bib",),
        reads=True,
        writes=False,
        carried="entries as sources, with what they inherit",
        not_carried="comments, fields for which CSL has no variable",
        sources_only=True,
    ),
    Format(
        name="carneades",
        title="Carneades 4 argument graphs (YAML)",
        module="argmap.exchange.carneades",
        suffixes=(".yml", ".yaml"),
        reads=True,
        writes=False,
        carried="statements, assumptions, arguments, undercutters, issues as objections, schemes with their "
        "questions, weights and expected labels as fields, references",
        not_carried="what weights and proof standards decide; where an expected label is not that of the review, both"
        " are told with the reason",
    ),
    Format(
        name="csl-json",
        title="CSL-JSON",
        module="argmap.exchange.csl",
        suffixes=(".json",),
        reads=True,
        writes=True,
        carried="sources, with what they take from the sources that they are part of",
        not_carried="fields that are no variable of CSL; when writing, everything but sources",
        sources_only=True,
    ),
    Format(
        name="graphml",
        title="GraphML",
        module="argmap.exchange.graphml",
        suffixes=(".graphml",),
        reads=False,
        writes=True,
        carried="claims, quotes, sources and steps with their words, relations, grounding, standing, verdicts",
        not_carried="everything else: reviews, critical questions, second-hand chains, notes, details of sources",
    ),
    Format(
        name="gsn",
        title="GSN in text (.gsn, Institute for Software Integrated Systems)",
        module="argmap.exchange.gsn",
        suffixes=(".gsn",),
        reads=True,
        writes=False,
        carried="goals, strategies as warrants of steps, solutions with their artifacts, assumptions, contexts and "
        "justifications as notes, references as shared claims",
        not_carried="comments, nodes that other files define, strategies within strategies; a solution is only "
        "asserted, for it quotes nothing",
    ),
    Format(
        name="json",
        title="the whole map and its review (JSON)",
        module="argmap.exchange.json_map",
        suffixes=(".json",),
        reads=False,
        writes=True,
        carried="everything",
        not_carried="comments in the map file",
        carries_review=True,
    ),
    Format(
        name="kialo",
        title="Kialo's text export",
        module="argmap.exchange.kialo",
        suffixes=(".txt",),
        reads=True,
        writes=False,
        carried="theses, pros and cons, references to other claims (shared, not copied), linked sources",
        not_carried="which thesis a pro or con bears on where the export does not say",
    ),
    Format(
        name="ltac",
        title="Lightweight Text Assurance Cases (LTAC)",
        module="argmap.exchange.ltac",
        suffixes=(".ltac",),
        reads=True,
        writes=False,
        carried="claims, strategies as warrants of steps, counter-claims as objections and undercuts, assumptions, "
        "links as shared claims, contexts and justifications as notes, references",
        not_carried="comments, strategies within strategies; evidence is only asserted, for it quotes nothing",
    ),
    Format(
        name="mermaid",
        title="Mermaid flowchart",
        module="argmap.exchange.mermaid",
        suffixes=(".mmd", ".mermaid"),
        reads=False,
        writes=True,
        carried="claims, quotes with their places, steps with their schemes, rebuttals and undercuts",
        not_carried="everything else: reviews, grades, warrants, notes, details of sources",
    ),
    Format(
        name="microtexts",
        title="arg-microtexts graphs (XML)",
        module="argmap.exchange.microtexts",
        suffixes=(".xml",),
        reads=True,
        writes=False,
        carried="statements with their own words in the held text, support, examples, rebuttals, undercuts, links",
        not_carried="nothing that the corpus has",
    ),
    Format(
        name="outline",
        title="outline in Markdown",
        module="argmap.exchange.outline",
        suffixes=(".md",),
        reads=False,
        writes=True,
        carried="claims, quotes, steps with schemes and warrants, objections, assumptions, notes, grounding, sources",
        not_carried="everything else: reviews, grades, critical questions, second-hand chains, dates of events",
    ),
    Format(
        name="ova",
        title="OVA and OVA2, the Online Visualisation of Argument (JSON)",
        module="argmap.exchange.ova",
        suffixes=(".json",),
        reads=True,
        writes=False,
        carried="what AIF carries, major claims, comments, the text and quotes from it with their lines",
        not_carried="what AIF cannot carry, roles of premises, answers to critical questions, schemes given by number"
        " alone",
    ),
    Format(
        name="rationale",
        title="Rationale scripts",
        module="argmap.exchange.rationale",
        suffixes=(".rtnl",),
        reads=True,
        writes=False,
        carried="claims, reasons and objections, compounds as linked premises, objections to inferences as undercuts,"
        " notes, warrants",
        not_carried="boxes that are neither claims nor reasons, support of an inference",
    ),
    Format(
        name="ris",
        title="RIS",
        module="argmap.exchange.ris",
        suffixes=(".ris",),
        reads=True,
        writes=False,
        carried="records as sources",
        not_carried="tags for which CSL has no variable",
        sources_only=True,
    ),
    Format(
        name="sadface",
        title="SADFace documents (JSON)",
        module="argmap.exchange.sadface",
        suffixes=(".json",),
        reads=True,
        writes=False,
        carried="atoms, schemes as steps with their names, texts as held sources, what atoms quote of them",
        not_carried="edges without a scheme between two atoms",
    ),
    Format(
        name="tea",
        title="Assurance cases of the Trustworthy and Ethical Assurance platform (JSON)",
        module="argmap.exchange.tea",
        suffixes=(".json",),
        reads=True,
        writes=False,
        carried="goals and claims, strategies as warrants of steps, evidence with its address, defeaters as "
        "objections and undercuts, assumptions, contexts, justifications and comments as notes",
        not_carried="what is in other cases, what elements of the sandbox bear on; evidence is only asserted, for it "
        "quotes nothing",
    ),
    Format(
        name="tgf",
        title="Trivial Graph Format of an abstract argumentation framework",
        module="argmap.exchange.tgf",
        suffixes=(".tgf",),
        reads=False,
        writes=True,
        carried="which claims, steps and quotes attack which",
        not_carried="what supports what, and every word",
    ),
    Format(
        name="webannotation",
        title="W3C Web Annotations",
        module="argmap.exchange.webannotation",
        suffixes=(".jsonld",),
        reads=False,
        writes=True,
        carried="quotes with their places in the held texts and the words around them, the claims that report them, "
        "titles of sources",
        not_carried="everything else",
    ),
    Format(
        name="xaif",
        title="xAIF (JSON)",
        module="argmap.exchange.xaif",
        suffixes=(".json",),
        reads=True,
        writes=True,
        carried="what AIF carries, the text and quotes from it with their lines",
        not_carried="what AIF cannot carry; when writing, all held texts but that of most quotes",
    ),
)
"""Sorted by name."""


def reader(known: Format) -> Reader:
    """Return the module that reads a format; `known.reads` holds."""
    return cast("Reader", import_module(known.module))


def writer(known: Format) -> Writer:
    """Return the module that writes a format; `known.writes` holds."""
    return cast("Writer", import_module(known.module))


def readable() -> tuple[Format, ...]:
    """Return the formats that can be imported."""
    return tuple(known for known in FORMATS if known.reads)


def writable() -> tuple[Format, ...]:
    """Return the formats that can be exported."""
    return tuple(known for known in FORMATS if known.writes)


def format_called(name: str, among: tuple[Format, ...]) -> Format:
    """Return the format of a name. Raises CannotDoError with the names that there are, or that was meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - wanted only where a name is not known

    names = [known.name for known in among]
    if name in names:
        return among[names.index(name)]
    close = get_close_matches(name.lower(), names, n=1)
    remedy = f"did you mean {close[0]}?" if close else f"choose one of {', '.join(names)}"
    raise CannotDoError(f'there is no format "{name}" here', remedy)
