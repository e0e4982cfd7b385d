import pytest
from support.quote_case import Case
from support.quote_cases import CASES

from argmap.evidence.heldtext import HeldText
from argmap.evidence.matching.judging import Searchable, Terms, judge_words
from argmap.model.vocabulary import Quality, QuotationPolicy


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_habit_of_quoting_gets_the_verdict_of_its_definition(case: Case) -> None:
    held = HeldText(case.source, quality=Quality.OCR if case.ocr else Quality.CLEAN)
    policy = QuotationPolicy.LEGAL if case.legal else QuotationPolicy.GENERAL
    judged = judge_words(case.quote, Searchable(held), Terms(case.language, policy))
    found = judged.differences or judged.edits
    shown = [(d.kind, d.expected, d.found) for d in (*judged.differences, *judged.edits)]
    assert judged.verdict.value == case.verdict, shown
    if case.kinds is not None:
        assert {difference.kind for difference in found} == set(case.kinds.split()), shown
    if case.severity is not None:
        assert judged.severity == case.severity, shown
    if case.passage is not None:
        assert judged.span is not None
        assert case.source[slice(*judged.span)] == case.passage
        assert judged.span[0] == case.source.index(case.passage)
    assert set(case.flags.split()) <= judged.flags
