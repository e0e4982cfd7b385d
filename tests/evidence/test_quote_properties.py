import random
import sys
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from support.dishonest_quoting import DISHONEST
from support.honest_quoting import HONEST
from support.quoting import joined_from_afar, mutations
from support.written_texts import sentences_of, written

from argmap.evidence.heldtext import HeldText
from argmap.evidence.matching.folding import fold
from argmap.evidence.matching.judgement import AGREES
from argmap.evidence.matching.judging import Searchable, judge_words
from argmap.evidence.verdict import Verdict

ANY_TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(
            list(" \n\t\f-\u00ad\u0002\u2026.,?![]()*_'\"\u201c\u2019\ufb01\u017f\u0301\u00a0e0\u0661ab\u4e0d\u05d0")
        ),
    ),
    max_size=120,
)
WORD = st.text(st.characters(categories=["Ll", "Lu", "Lo"]), min_size=1, max_size=8)


@given(ANY_TEXT)
def test_a_fold_never_moves_an_offset(text: str) -> None:
    folded = fold(text)
    starts = [folded.start(offset) for offset in range(len(folded.text) + 1)]
    assert starts == sorted(starts)
    for offset, char in enumerate(folded.text):
        start, end = folded.span(offset, offset + 1)
        assert 0 <= start < end <= len(text)
        if char.isalnum() and char in text:
            assert (
                unicodedata.normalize("NFKC", char).casefold()[:1]
                in unicodedata.normalize("NFKC", text[start:end]).casefold()
                or end - start > 1
            )


@given(ANY_TEXT, ANY_TEXT)
@settings(max_examples=300)
def test_no_text_makes_judging_fail(source: str, quote: str) -> None:
    judged = judge_words(quote, Searchable(HeldText(source)))
    if judged.span is not None:
        assert 0 <= judged.span[0] <= judged.span[1] <= len(source)


@given(ANY_TEXT, st.data())
@settings(max_examples=300)
def test_no_quotation_near_its_source_makes_judging_fail(source: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(source)))
    last = data.draw(st.integers(first, len(source)))
    judge_words(source[first:last] + data.draw(ANY_TEXT), Searchable(HeldText(source)))


@given(
    st.lists(WORD, min_size=3, max_size=40, unique_by=lambda word: unicodedata.normalize("NFKD", word).casefold()),
    st.data(),
)
def test_words_as_they_stand_are_verified_where_they_stand(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    start = len(" ".join(words[:first])) + (first > 0)
    judged = judge_words(quote, Searchable(HeldText(text)))
    assert judged.verdict is Verdict.VERIFIED
    assert judged.span is not None
    assert unicodedata.normalize("NFC", text[slice(*judged.span)]) == unicodedata.normalize("NFC", quote)
    assert "ambiguous" in judged.flags or judged.span[0] == start


def test_honest_quotations_are_accepted_and_dishonest_ones_are_not() -> None:
    text = written(3, 400)
    source = Searchable(HeldText(text))
    honest = mutations(text, HONEST, 3, 420)
    chance = random.Random(3)
    sentences = sentences_of(text)
    dishonest = mutations(text, DISHONEST, 3, 400) + [joined_from_afar(sentences, chance) for _ in range(40)]
    refused = [quote for quote in honest if judge_words(quote.quote, source).verdict not in AGREES]
    passed = [quote for quote in dishonest if judge_words(quote.quote, source).verdict in AGREES]
    honestly, wrongly = 1 - len(refused) / len(honest), len(passed) / len(dishonest)
    sys.stdout.write(f"honest accepted {honestly:.2%}, dishonest accepted {wrongly:.2%}\n")
    assert len(refused) <= 0.005 * len(honest), refused
    assert passed == []
