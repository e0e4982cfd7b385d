"""Where a card's support comes from shows in its outline, its strip and its foot, without colour too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.grain import grain_map
from support.pictures import SVG, card_of, draw_svg, words_in

from argmap.appraisal.review import Grounding
from argmap.appraisal.reviewing import review
from argmap.diagram.legend import legend_of
from argmap.diagram.view import Card, Kind
from argmap.diagram.viewing import view_of
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Source, Support
from argmap.model.vocabulary import Grade, Reading

NAVY, BROWN, RUST = "#0B3C6F", "#7A4A00", "#A33B00"


def _claims(*names: str) -> list[Node]:
    return [Claim(id=name, text=f"Claim {name} says something.") for name in names]


def _quote(name: str, *claims: str, reading: Reading = Reading.PARAPHRASE) -> Quote:
    return Quote(id=name, text=f"words of {name}", source="book", attests=claims, reading=reading)


BOOK = Source(id="book", title="A book")
EVERY_GROUNDING = Map.of(
    [
        *_claims("top", "direct", "inferred", "mixed", "only", "dangling", "circle", "circle-two", "bare"),
        Claim(id="assumed", text="Taken as given.", assumed="the custom of the time"),
        BOOK,
        _quote("q1", "direct"),
        _quote("q2", "direct"),
        Support(id="s1", target="inferred", because=("direct",)),
        Support(id="s2", target="mixed", because=("direct", "assumed")),
        Support(id="s3", target="only", because=("assumed",)),
        Support(id="s4", target="dangling", because=("bare",)),
        Support(id="s5", target="circle", because=("circle-two",)),
        Support(id="s6", target="circle-two", because=("circle",)),
        Support(id="s7", target="top", because=("inferred", "mixed", "only", "dangling", "circle")),
    ],
    Head(title="Every grounding", main=("top",)),
)


@pytest.mark.parametrize(
    ("claim", "strip", "stroke", "width", "rounded", "dashed"),
    [
        ("direct", "SOURCED 2 quotes, 1 origin", NAVY, "2", False, False),
        ("inferred", "INFERRED 1 of 1 sourced", NAVY, "1.3", True, False),
        ("mixed", "INFERRED + ASSUMPTIONS 1 of 2 sourced", NAVY, "1.3", True, False),
        ("only", "ASSUMPTIONS ONLY 0 of 1 sourced", NAVY, "1.3", True, False),
        ("dangling", "UNSUPPORTED ENDS 0 of 1 sourced", NAVY, "1.3", True, False),
        ("circle", "CIRCULAR", NAVY, "1.3", True, False),
        ("assumed", "ASSUMED", BROWN, "1.3", False, True),
        ("bare", "BARE", BROWN, "1.3", False, True),
    ],
)
def test_every_grounding_has_its_strip_and_outline(
    claim: str, strip: str, stroke: str, width: str, *, rounded: bool, dashed: bool
) -> None:
    card = card_of(draw_svg(EVERY_GROUNDING), claim)
    frame = card.frames[0]
    assert strip in card.text
    assert (frame["stroke"], frame["stroke-width"]) == (stroke, width)
    assert ("rx" in frame, "stroke-dasharray" in frame) == (rounded, dashed)


def test_only_a_sourced_card_has_a_filled_strip_and_a_ground_bar() -> None:
    svg = draw_svg(EVERY_GROUNDING)
    filled = {
        name: [
            rect.get("height") for rect in card_of(svg, name).element.findall(f"{SVG}rect") if rect.get("fill") == NAVY
        ]
        for name in ("direct", "inferred", "bare")
    }
    assert filled["direct"][-1] == "5"
    assert len(filled["direct"]) == 2
    assert "5" not in filled["inferred"]
    assert filled["bare"] == []


def test_slips_stand_in_serif_italics_inside_curly_quotes() -> None:
    card = card_of(draw_svg(EVERY_GROUNDING), "direct")
    quoted = [text for text in card.element.iter(f"{SVG}text") if "Tinos" in text.get("font-family", "")]
    assert [text.text for text in quoted] == ["“words of q1”", "“words of q2”"]
    assert {(text.get("font-style"), text.get("font-size")) for text in quoted} == {("italic", "10.5")}


def test_a_sourced_claim_that_is_also_inferred_has_slips_and_step_cells() -> None:
    nodes = [*_claims("top", "both", "below"), BOOK, _quote("q1", "both"), _quote("q2", "below")]
    steps = [Support(id="s1", target="both", because=("below",)), Support(id="s2", target="top", because=("both",))]
    card = card_of(draw_svg(Map.of([*nodes, *steps])), "both")
    classes = {group.get("class") for group in card.element.iter(f"{SVG}g")}
    assert {"slip solid", "step"} <= classes
    assert "SOURCED" in card.text
    assert "therefore, not rated" in card.text


def test_a_partial_reading_says_so_and_stands_on_no_ground_bar() -> None:
    nodes = [*_claims("top", "partial"), BOOK, _quote("q1", "partial", reading=Reading.PARTIAL)]
    card = card_of(draw_svg(Map.of([*nodes, Support(id="s", target="top", because=("partial",))])), "partial")
    assert "INFERRED" in card.text
    assert "inferred from this quote: the claim says more or less than it" in card.text
    assert not [rect for rect in card.element.findall(f"{SVG}rect") if rect.get("height") == "5"]


def test_a_main_conclusion_is_heavier_bold_and_counts_grounds() -> None:
    card = card_of(draw_svg(grain_map()), "H")
    assert card.frames[0]["stroke-width"] == "2.5"
    assert "H CONCLUSION, INFERRED + ASSUMPTIONS" in card.text
    assert "5 of 6 grounds sourced" in card.text
    assert 14 in {words.size for words in card.words}


def test_a_meter_has_one_square_a_ground_and_past_twelve_a_share_bar() -> None:
    def squares(leaves: int) -> int:
        names = [f"leaf{number}" for number in range(leaves)]
        map_ = Map.of([*_claims("top", *names), Support(id="s", target="top", because=tuple(names))])
        frames = [
            rect for rect in card_of(draw_svg(map_), "top").element.findall(f"{SVG}rect") if rect.get("height") == "8"
        ]
        return len(frames)

    assert squares(3) == 3
    assert squares(12) == 12
    assert squares(13) == 1


def test_an_objection_is_outlined_twice_and_says_what_became_of_it() -> None:
    svg = draw_svg(grain_map())
    sourced, bare = card_of(svg, "O1"), card_of(svg, "O2")
    assert "× O1 OBJECTION, SOURCED disputed" in sourced.text
    assert "× O2 OBJECTION, BARE UNANSWERED" in bare.text
    assert [frame["stroke"] for frame in sourced.frames] == [RUST, RUST]
    assert all("stroke-dasharray" in frame for frame in bare.frames)
    assert "R1 REBUTTAL, SOURCED" in card_of(svg, "R1").text


def test_contested_and_unsettled_claims_name_what_they_rest_on() -> None:
    svg = draw_svg(grain_map())
    assert (
        "CONTESTED: 1 objection unanswered; without objections that have no support: stands" in card_of(svg, "C7").text
    )
    assert "UNSETTLED: 1 objection disputed; rests on contested C7" in card_of(svg, "H").text


def test_a_claim_that_loses_its_support_to_an_objection_further_down_names_where() -> None:
    nodes = [
        *_claims("top", "middle", "below", "fact"),
        BOOK,
        _quote("q1", "fact"),
        _quote("q2"),
        Support(id="s1", target="top", because=("middle",)),
        Support(id="s2", target="middle", because=("below",)),
        Support(id="s3", target="below", because=("fact",)),
        Attack(id="a", target="s3", because=("q2",), by="mapper"),
    ]
    svg = draw_svg(Map.of(nodes, Head(main=("top",))))
    words = "rests on C2, which an objection takes away; without what the mapper added: stands"
    for claim in ("top", "middle"):
        card = card_of(svg, claim)
        assert f"UNSUPPORTED: {words}" in card.text
        assert f"Unsupported: {words}." in card.element.get("aria-label", "")
    assert "UNSUPPORTED: 1 objection unanswered; without what" in card_of(svg, "below").text


def test_labels_keep_their_capitals_in_what_a_screen_reader_says() -> None:
    nodes = [*_claims("top", "bare"), Support(id="s", target="top", because=("bare",))]
    told = card_of(draw_svg(Map.of(nodes, Head(main=("top",)))), "top").element.get("aria-label", "")
    assert "Hangs on C1: no source." in told


@pytest.mark.parametrize(
    ("grade", "words", "width"),
    [
        (Grade.WEAK, "weak", "0.9"),
        (Grade.MODERATE, "moderate", "1.4"),
        (Grade.STRONG, "strong", "2.4"),
        (Grade.ENTAILS, "entails", "3.6"),
        (None, "not rated", "1.4"),
    ],
)
def test_the_grade_of_a_step_is_a_word_and_a_line_width(grade: Grade | None, words: str, width: str) -> None:
    nodes = [*_claims("top", "below"), BOOK, _quote("q1", "below")]
    svg = draw_svg(Map.of([*nodes, Support(id="s", target="top", because=("below",), grade=grade)]))
    assert f"therefore, {words}" in card_of(svg, "top").text
    (edge,) = [group for group in svg.iter(f"{SVG}g") if group.get("class") == "edge support"]
    assert edge[0].get("stroke-width") == width
    doubts = [text.text for group in svg.iter(f"{SVG}g") if group.get("id") == "doubts" for text in group]
    assert doubts == ([] if grade else ["?"])


def test_reviewers_who_disagree_are_shown_as_a_spread() -> None:
    notes = [Assessment(id=f"r{grade}", target="s", grade=grade) for grade in (Grade.WEAK, Grade.STRONG)]
    map_ = Map.of([*_claims("top", "below"), Support(id="s", target="top", because=("below",)), *notes])
    assert "therefore, weak to strong" in card_of(draw_svg(map_), "top").text


def test_an_edge_from_a_premise_without_a_source_is_dashed() -> None:
    svg = draw_svg(EVERY_GROUNDING)
    dashed = [group[0].get("stroke-dasharray") for group in svg.iter(f"{SVG}g") if group.get("class") == "edge support"]
    assert dashed == [None, None, "5 3", "5 3", "5 3", "5 3", "5 3", None, None, "5 3", "5 3", "5 3"]


def test_linked_premises_of_one_attack_meet() -> None:
    attack = Attack(id="a", target="top", because=("one", "two"))
    svg = draw_svg(
        Map.of([*_claims("top", "below", "one", "two"), Support(id="s", target="top", because=("below",)), attack])
    )
    classes = [group.get("class") for group in svg.iter(f"{SVG}g")]
    assert classes.count("junction") == 1
    assert (classes.count("edge join"), classes.count("edge attack")) == (2, 1)


def test_a_quote_that_is_a_premise_and_attests_nothing_has_a_card_of_its_own() -> None:
    attack = Attack(id="a", target="s", because=("q1",), by="mapper")
    nodes = [*_claims("top", "below"), Support(id="s", target="top", because=("below",)), BOOK, _quote("q1"), attack]
    svg = draw_svg(Map.of(nodes))
    assert card_of(svg, "q1").text.startswith("Q1 QUOTED “words of q1”")
    assert "mapper objects, UNANSWERED" in "".join(map(str, svg.itertext()))
    assert "undercut, unanswered" in card_of(svg, "top").text


def test_a_quote_that_attests_a_claim_is_drawn_on_that_claim_only() -> None:
    nodes = [*_claims("top", "below"), BOOK, _quote("q1", "below"), Support(id="s", target="top", because=("q1",))]
    svg = draw_svg(Map.of(nodes))
    assert "".join(map(str, svg.itertext())).count("“words of q1”") == 2  # on the slip and in its tip
    assert len([group for group in svg.iter(f"{SVG}g") if group.get("class") == "edge support"]) == 1


def test_what_the_mapper_adds_says_so() -> None:
    nodes = [
        *_claims("top", "below"),
        Support(id="s", target="top", because=("below",), by="mapper"),
        Claim(id="added", text="The mapper objects.", by="mapper"),
        Attack(id="a", target="top", because=("added",), by="mapper"),
    ]
    svg = draw_svg(Map.of(nodes))
    assert "MAPPER’S OBJECTION" in card_of(svg, "added").text
    assert "therefore (mapper’s step)," in card_of(svg, "top").text
    assert "mapper objects" in "".join(map(str, svg.itertext()))


def test_a_claim_under_two_conclusions_is_one_card() -> None:
    svg = draw_svg(grain_map())
    assert len([group for group in svg.iter(f"{SVG}g") if group.get("id") == "n-C3"]) == 1


def test_a_slip_leaves_the_round_corners_of_its_card_alone() -> None:
    nodes = [*_claims("top", "partial"), BOOK, _quote("q1", "partial", reading=Reading.PARTIAL)]
    card = card_of(draw_svg(Map.of([*nodes, Support(id="s", target="top", because=("partial",))])), "partial")
    (frame,) = card.frames
    foot = float(frame["y"]) + float(frame["height"])
    assert frame["rx"] == "9"
    for rect in card.element.iterfind(f".//{SVG}g/{SVG}rect"):
        assert foot - float(rect.get("y", "")) - float(rect.get("height", "")) >= 5


def test_the_legend_names_who_rated_the_steps() -> None:
    def notes(*words: Node, grade: Grade | None = None) -> str:
        step = Support(id="s", target="top", because=("below",), grade=grade)
        return " ".join(map(str, draw_svg(Map.of([*_claims("top", "below"), step, *words])).itertext()))

    assert "rated by" not in notes()
    assert "as rated by the map’s author." in notes(grade=Grade.WEAK)
    ann = Assessment(id="r1", target="s", by="Ann", grade=Grade.WEAK)
    bob = Assessment(id="r2", target="s", by="Bob", grade=Grade.STRONG)
    unrated = Assessment(id="r3", target="s", by="Cid")
    assert "as rated by Ann, Bob." in notes(ann, bob, unrated)


def test_whose_argument_it_is_fits_into_a_narrow_picture() -> None:
    subject = "a man of many names who is known by the longest of them in every one of the offices of the ministry"
    svg = draw_svg(Map.of([*_claims("alone"), Claim(id="added", text="No.", by="mapper")], Head(subject=subject)))
    edge = float(svg.get("viewBox", "").split()[2])
    assert max(words.right for words in words_in(svg)) <= edge


def test_the_legend_shows_only_marks_that_occur() -> None:
    def legend(map_: Map) -> str:
        svg = draw_svg(map_)
        return " ".join(
            text for group in svg.iter(f"{SVG}g") if group.get("id") == "legend" for text in map(str, group.itertext())
        )

    small = Map.of(_claims("alone"))
    assert "no source" in legend(small)
    assert all(word not in legend(small) for word in ("SOURCED", "INFERRED", "objection", "Quotes not checked"))
    assert all(
        word in legend(grain_map()) for word in ("SOURCED", "INFERRED", "objection, rebuttal", "Quotes not checked")
    )


def test_the_legend_tells_what_sourced_means_where_only_objections_are() -> None:
    against = Attack(id="a", target="top", because=("witness",))
    svg = draw_svg(Map.of([*_claims("top", "witness"), BOOK, _quote("q", "witness"), against]))
    (legend,) = (group for group in svg.iter(f"{SVG}g") if group.get("id") == "legend")

    assert "SOURCED" in "".join(map(str, legend.itertext()))
    assert RUST in {box.get("fill") for box in legend.iter(f"{SVG}rect")}


def test_the_legend_of_an_overview_speaks_of_the_claims_at_the_heads_of_its_parts() -> None:
    whole = view_of(EVERY_GROUNDING, review(EVERY_GROUNDING))
    part = Card("part", "O1", Kind.PART, "OBJECTION, SOURCED", grounding=Grounding.DIRECT)
    shown = legend_of(replace(whole, cards={"part": part}, edges=()), 500)
    told = [" ".join(entry.words) for row in shown.rows for entry in row]

    assert told == ["the claim at the head rests directly on quotes", "double outline: an objection"]
