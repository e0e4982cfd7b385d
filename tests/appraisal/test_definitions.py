"""The fast review against the definitions written down naively, on random maps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import definitions as naive
from support.maps import attack_only_maps, attacks, checked_maps, quote, small_maps, supports

from argmap.appraisal.review import Grounding, Label, Review, Standing
from argmap.appraisal.reviewing import review
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Node, Step

Checked = tuple[Map, dict[str, QuoteCheck]]
MANY = settings(max_examples=150, deadline=None)
FEW = settings(max_examples=60, deadline=None)


def failed_in(found: Review) -> set[str]:
    return {name for name in found.map.quotes if found.is_failed(name)}


@given(checked_maps())
@MANY
def test_every_claim_has_the_first_grounding_of_the_table_that_applies(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    assert {name: found[name].grounding for name in found} == {
        name: naive.grounding(whole, name, failed) for name in whole.claims
    }


@given(checked_maps())
@MANY
def test_depths_are_the_fewest_inferences_from_evidence_and_from_evidence_or_assumptions(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    depth = naive.depths(whole, assumptions=True, failed=failed)
    sourced = naive.depths(whole, assumptions=False, failed=failed)
    assert {name: found[name].depth for name in found} == {name: depth.get(name) for name in whole.claims}
    assert {name: found[name].sourced_depth for name in found} == {name: sourced.get(name) for name in whole.claims}


@given(checked_maps())
@MANY
def test_second_hand_distance_is_the_least_that_still_reaches_a_quote(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    for name in found:
        near = [
            hops
            for hops in range(5)
            if name in naive.touched(whole, failed | {q for q, node in whole.quotes.items() if node.hops > hops})
        ]
        assert found[name].hops == (near[0] if near else None)
        distant = {q for q, node in whole.quotes.items() if node.hops}
        without = naive.d2(whole, failed | distant)
        assert found[name].second_hand == (name in naive.d2(whole, failed) and name not in without)


@given(checked_maps())
@MANY
def test_badges_tell_what_is_argued_as_well_and_what_goes_round(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    for name in found:
        arrows = [
            arrow
            for arrow in naive.plus(whole)
            if arrow.kind != naive.ASSUMPTION and (arrow.target != name or arrow.kind != naive.EVIDENCE)
        ]
        otherwise = naive.derived(arrows, set(whole.quotes) - failed)
        assert found[name].also_argued == (found[name].grounding is Grounding.DIRECT and name in otherwise)
        round_it = naive.on_circle(whole, name, whole.claims)
        assert found[name].loop_adds_nothing == (name in naive.d2(whole, failed) and round_it)


@given(checked_maps(), st.booleans())
@MANY
def test_labels_component_by_component_are_those_of_the_whole_map_at_once(drawn: Checked, strict: bool) -> None:  # noqa: FBT001 - drawn
    whole, checks = drawn
    found = review(whole, checks=checks, strict=strict)
    labels = naive.labels(whole, failed_in(found), strict=strict)
    assert {name: found.label(name) for name in labels.nodes} == labels.nodes
    assert {key: found.label(key[0]) for key in labels.steps if key[0] in whole.steps} == {
        key: label for key, label in labels.steps.items() if key[0] in whole.steps
    }


@given(checked_maps())
@MANY
def test_the_rule_of_every_step_and_claim_holds_at_the_end(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    fixed, residual = naive.resolved(whole)
    free = {*whole.claims, *whole.quotes, *whole.steps} - fixed.keys() - residual - failed_in(found)
    labels = naive.labels(whole, failed_in(found))
    for arrow in naive.arrows_of(whole):
        if arrow.key[0] in free and arrow.key[0] in whole.steps:
            assert found.label(arrow.key[0]) is naive.step_rule(whole, arrow, labels)
    for name in free - whole.steps.keys():
        assert found.label(name) is naive.node_rule(whole, name, labels, asserted=naive.bare(whole))


@given(checked_maps())
@MANY
def test_standing_with_supported_objections_and_by_the_subject_alone_sets_steps_aside(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    kept = [node for name, node in whole.nodes.items() if name not in naive.unsupported_attacks(whole, failed)]
    own = [node for name, node in whole.nodes.items() if name not in naive.mappers(whole)]
    for part, standing in ((kept, "standing_supported"), (own, "standing_subject")):
        left = review(Map.of(_without_loose_ends(part)), checks=checks)
        assert {name: getattr(found[name], standing) for name in found} == {name: left[name].standing for name in left}


def _without_loose_ends(nodes: list[Node]) -> list[Node]:
    """Leave out the attacks on steps, and the reviews of steps, that are not there."""
    while True:
        held = {node.id for node in nodes}
        fast = [node for node in nodes if getattr(node, "target", node.id) in held]
        if len(fast) == len(nodes):
            return fast
        nodes = fast


@given(attack_only_maps())
@MANY
def test_on_maps_of_attacks_alone_the_claims_that_are_in_are_the_grounded_extension(whole: Map) -> None:
    # Dung (1995), definitions 16 and 20: the least fixpoint of the characteristic function.
    struck = {name: {step.because[0] for step in whole.steps.values() if step.target == name} for name in whole.claims}
    grounded: set[str] = set()
    while True:
        beaten = {name for name in struck if struck[name] & grounded}
        defended = {name for name in struck if struck[name] <= beaten}
        if defended == grounded:
            break
        grounded = defended
    found = review(whole)
    assert {name for name in found if found[name].label is Label.IN} == grounded
    assert {name for name in found if found[name].label is Label.OUT} == beaten


@given(checked_maps(), st.booleans())
@MANY
def test_what_a_conclusion_cannot_lose_is_what_deletion_shows(drawn: Checked, after: bool) -> None:  # noqa: FBT001 - drawn
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    left = naive.labels(whole, failed) if after else None
    whole_set = naive.survivors(whole, failed, left=left)
    # Evidence is named by its quote and an assumption by its claim, so whole nodes are deleted.
    items = [*whole.claims, *(name for name, node in whole.steps.items() if node.kind == "supports"), *whole.quotes]
    lost = {
        item: whole_set - naive.survivors(whole, failed, left=left, without=[item])
        for item in [*items, *(node.source for node in whole.quotes.values())]
    }
    for name in found:
        critical = found.critical(name, after_objections=after)
        assert critical.derivable == (name in whole_set)
        told = {*critical.claims, *critical.steps, *critical.quotes, *critical.origins}
        assert told == {item for item in lost if item != name and name in lost[item]}
        assert set(critical.bare) == set(critical.claims) & naive.bare(whole)


def _premises(whole: Map, of: set[str]) -> set[str]:
    arrows = [arrow for arrow in naive.plus(whole) if arrow.target in of]
    return {premise for arrow in arrows for premise in arrow.premises if premise in whole.claims}


@given(checked_maps())
@MANY
def test_what_stands_under_a_claim_is_gathered_through_every_step_as_drawn(drawn: Checked) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    failed = failed_in(found)
    for name in found:
        under = {name}
        while new := {p for arrow in naive.plus(whole) if arrow.target in under for p in arrow.premises} - under:
            under |= new
        quotes = [q for q in whole.quotes if q in under and q not in failed]
        assert list(found.quotes(name)) == quotes
        assert list(found.failed_quotes(name)) == [q for q in whole.quotes if q in under and q in failed]
        assert set(found.origins(name)) == {whole.quotes[q].source for q in quotes}
        assumed = [c for c in whole.claims if c in under - {name} and found[c].grounding is Grounding.ASSUMED]
        assert list(found.assumptions(name)) == assumed
        reached = set() if found[name].grounding is Grounding.DIRECT else {name}
        while new := _premises(whole, {c for c in reached if found[c].grounding is not Grounding.DIRECT}) - reached:
            reached |= new
        ends = [
            c
            for c in whole.claims
            if c in reached - {name} and (found[c].grounding is Grounding.DIRECT or not _premises(whole, {c}))
        ]
        assert list(found.grounds(name)) == ends


@given(small_maps(settled=False), st.data())
@FEW
def test_one_more_supporting_step_only_adds_to_what_is_grounded(whole: Map, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(list(whole.claims)))
    premises = [name for name in (*whole.claims, *whole.quotes) if name != target]
    assume(premises)
    because = " ".join(data.draw(st.lists(st.sampled_from(premises), min_size=1, max_size=2)))
    before, after = review(whole), review(Map.of([*whole, supports("more", target, because)]))
    for name in before:
        for measure in ("depth", "sourced_depth", "hops"):
            old, new = getattr(before[name], measure), getattr(after[name], measure)
            assert old is None or (new is not None and new <= old)


@given(small_maps(), st.data())
@MANY
def test_one_more_objection_never_makes_its_target_stand(whole: Map, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(list(whole.claims)))
    premises = [name for name in (*whole.claims, *whole.quotes) if name != target]
    assume(premises)
    because = " ".join(data.draw(st.lists(st.sampled_from(premises), min_size=1, max_size=2)))
    before, after = review(whole), review(Map.of([*whole, attacks("more", target, because)]))
    assert before[target].standing is Standing.STANDS or after[target].standing is not Standing.STANDS


@given(small_maps(), st.data())
@FEW
def test_a_second_quotation_of_the_same_origin_changes_no_origin(whole: Map, data: st.DataObject) -> None:
    assume(whole.quotes)
    original = whole.quotes[data.draw(st.sampled_from(list(whole.quotes)))]
    copy = original.model_copy(update={"id": "again"})
    before, after = review(whole), review(Map.of([*whole, copy]))
    for name in before:
        assert after.origins(name) == before.origins(name)
        assert after.critical(name).origins == before.critical(name).origins
        assert after[name].grounding is before[name].grounding
        assert after[name].hops == before[name].hops


@given(small_maps(), st.randoms(use_true_random=False))
@FEW
def test_other_names_and_another_order_change_nothing(whole: Map, random: object) -> None:
    nodes = [node for node in whole if not isinstance(node, Step)] + list(whole.steps.values())
    held = list(whole.claims) + list(whole.quotes) + list(whole.steps)
    others = [f"n{number}" for number in range(len(held))]
    random.shuffle(others)  # type: ignore[attr-defined]  # hypothesis types its seeded source of chance as an object
    named = dict(zip(held, others, strict=True))
    renamed = [_renamed(node, named) for node in nodes if node.kind != "review"]
    # Of two reviews of one node the last holds, so their order stays.
    reviews = [_renamed(node, named) for node in nodes if node.kind == "review"]
    random.shuffle(renamed)  # type: ignore[attr-defined]  # as above
    before, after = review(whole), review(Map.of(renamed + reviews))
    for name in before:
        old, new = before[name], after[named[name]]
        same = ("grounding", "depth", "sourced_depth", "hops", "standing", "standing_supported", "standing_subject")
        assert [getattr(old, field) for field in same] == [getattr(new, field) for field in same]
        assert {(named[o.step], o.state, o.grounding) for o in old.objections} == {
            (o.step, o.state, o.grounding) for o in new.objections
        }
        assert {named[each] for each in before.critical(name).claims} == set(after.critical(named[name]).claims)


def _renamed(node: Node, named: dict[str, str]) -> Node:
    update: dict[str, object] = {"id": named.get(node.id, node.id)}
    for field in ("target", "because", "attests"):
        value = getattr(node, field, None)
        if isinstance(value, tuple):
            update[field] = tuple(named[each] for each in value)
        elif value is not None:
            update[field] = named[value]
    return node.model_copy(update=update)


@given(small_maps(settled=False))
@FEW
def test_when_every_objection_is_out_no_claim_is_left_open(whole: Map) -> None:
    found = review(whole)
    assume(all(found.label(objection.step) is Label.OUT for objection in found.objections))
    assert all(found[name].label is not Label.UNDEC for name in found)


@given(small_maps(attacking=False, settled=False))
@FEW
def test_without_objections_what_stands_is_what_is_derivable(whole: Map) -> None:
    found = review(whole)
    assert {name for name in found if found[name].label is Label.IN} == naive.survivors(whole) & whole.claims.keys()


@given(small_maps())
@FEW
def test_the_reasons_for_a_label_start_with_the_node_and_explain_each_node_once(whole: Map) -> None:
    found = review(whole)
    for name in (*whole.claims, *whole.quotes, *whole.steps):
        reasons = found.why(name)
        assert (reasons[0].id, reasons[0].level, reasons[0].label) == (name, 0, found.label(name))
        assert all(after.level <= before.level + 1 for before, after in pairwise(reasons))
        assert all(found.label(reason.id) is reason.label for reason in reasons if reason.id in whole.steps)


@given(small_maps())
@FEW
def test_a_quote_that_attests_nothing_new_leaves_the_labels(whole: Map) -> None:
    before, after = review(whole), review(Map.of([*whole, quote("idle")]))
    assert {name: after[name] for name in after} == {name: before[name] for name in before}
