"""Who is who across documents: names, scores, judgements, and what no chain may undo."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.directory.fold import fold
from backchannel.model import ActorKey, ActorType, Judgement, Suggestion
from backchannel.reconcile.identity import Identities, Node, Seen, identify
from backchannel.reconcile.identity.blocking import NEIGHBOURS, pairs
from backchannel.reconcile.identity.names import Spelling
from backchannel.reconcile.identity.units import units


def seen(
    document: str, name: str, *, local: str | None = None, type: ActorType = "person", country: str | None = None,
    body: str | None = None, titles: tuple[str, ...] = (), known: bool = False, named: bool = True,
) -> Seen:  # fmt: skip
    """Return an actor as one document has it; its id is made of its name where none is given."""
    return Seen(
        document=document, actor=local or f"actor-person-{fold(name)}", name=name, type=type, country=country,
        body=body, titles=titles, named=named, known=known,
    )  # fmt: skip


def tied(*found: Seen, judgements: tuple[Judgement, ...] = ()) -> Identities:
    """Tie actors together."""
    return identify(found, judgements, fold=fold)


def one_suggestion(*found: Seen) -> Suggestion | None:
    """Return the only suggestion there is, None where there is none."""
    suggestions = tied(*found).suggestions
    assert len(suggestions) <= 1
    return suggestions[0] if suggestions else None


def key(local: str, document: str | None = None) -> ActorKey:
    """Return a key."""
    return ActorKey(actor=local, document=document)


def different(one: ActorKey, other: ActorKey) -> Judgement:
    """Return the judgement that two are not one."""
    return Judgement(same=False, one=(one,), other=(other,))


def same(one: ActorKey, other: ActorKey) -> Judgement:
    """Return the judgement that two are one."""
    return Judgement(same=True, one=(one,), other=(other,))


def test_equal_full_names_are_one_and_the_reason_says_why() -> None:
    found = tied(seen("a", "Tove Strand", country="NOR"), seen("b", "Tove Strand", country="NOR"))
    assert found.actors == {}
    (made,) = found.suggestions
    assert (made.state, made.actors) == ("made", (key("actor-person-tuva-strand", "a"), key(*_strand("b"))))
    assert made.score > 0.95
    assert made.reason == "The same name (“Tove Strand”); country agrees (NOR)."


def _strand(document: str) -> tuple[str, str]:
    return "actor-person-tuva-strand", document


def test_what_differs_lowers_the_score_and_another_country_leaves_it_to_a_person() -> None:
    def score(**other: object) -> float:
        first = seen("a", "Tove Strand", country="NOR", body="actor-un", titles=("envoy",))
        told = {"country": "NOR", "body": "actor-un", "titles": ("envoy",)} | other
        found = one_suggestion(first, seen("b", "Tove Strand", **told))  # type: ignore[arg-type]
        assert found is not None
        return found.score

    alike = score()
    for other in ({"country": "SWE"}, {"body": "actor-eu"}, {"titles": ("minister",)}):
        assert score(**other) < alike
    namesakes = tied(seen("a", "Tove Strand", country="NOR"), seen("b", "Tove Strand", country="SWE"))
    assert [one.state for one in namesakes.suggestions] == ["open"]
    (id,) = namesakes.actors.values()
    assert id.startswith("actor-person-tuva-strand-")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdelati Sarrani", "Abdul Ati al-Sarrani"),
        ("Abdelati Sarrani", "Abd al-Ati Sarrani"),
        ("Yusuf Qasim", "Youssef Kasim"),
        ("Velu Prabhakaran", "Velu Prabakaran"),
        ("Alexander Lukin", "Aleksandr Lukin"),
        ("Serhiy Bondar", "Sergei Bondar"),
        ("Nasser Qasim", "Nasir Qasim"),
        ("Goran Babić", "Goran Babich"),
        ("Kim Jong Su", "Kim Jongsu"),
    ],
)
def test_spellings_of_one_name_are_one_where_something_else_agrees(one: str, other: str) -> None:
    alone = one_suggestion(seen("a", one), seen("b", other))
    assert alone is not None
    assert alone.state == "open"
    agreed = one_suggestion(seen("a", one, country="XYZ"), seen("b", other, country="XYZ"))
    assert agreed is not None
    assert agreed.state == "made"
    whole = one_suggestion(seen("a", one, country="XYZ"), seen("b", one, country="XYZ"))
    assert whole is not None
    assert alone.score < agreed.score < whole.score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Carver", "John Edward Carver"),
        ("John E. Carver", "John Edward Carver"),
        ("J. Carver", "John Carver"),
        ("Kim Jong Su", "Jong Su Kim"),
        ("Nagy Gábor", "Gabor Nagy"),
        ("Saif al-Nur", "Saif al-Nur Sarrani"),
    ],
)
def test_parts_and_orders_of_a_name_are_asked_about_and_made_only_on_more_than_a_country(one: str, other: str) -> None:
    alone = one_suggestion(seen("a", one, country="XYZ"), seen("b", other, country="XYZ"))
    assert alone is not None
    assert alone.state == "open"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Carver", "James Carver"),
        ("Hassan Qasim", "Hussein Qasim"),
        ("Abdul Karim Qasim", "Abdul Rahman Qasim"),
        ("Said Ahmed", "Saad Ahmed"),
        ("John Carver", "John Carter"),
        ("Omar", "Omar Qasim"),
    ],
)
def test_two_names_are_two_people(one: str, other: str) -> None:
    assert one_suggestion(seen("a", one), seen("b", other)) is None


def test_a_surname_alone_is_asked_about_where_one_full_name_of_it_is_of_that_country() -> None:
    lone = seen("a", "Carver", country="XYZ", titles=("foreign minister",))
    full = seen("b", "John Carver", country="XYZ", titles=("minister",))
    found = one_suggestion(lone, full)
    assert found is not None
    assert (found.state, found.score < 0.9) == ("open", True)
    assert one_suggestion(seen("a", "Carver"), full) is None
    assert tied(lone, full, seen("c", "James Carver", country="XYZ")).suggestions == ()
    twice = tied(lone, full, seen("c", "John Carver", country="XYZ")).suggestions
    assert sorted(one.state for one in twice) == ["made", "open"]


def test_unnamed_people_and_nominal_groups_are_never_one_across_documents() -> None:
    office = [seen(d, "envoy (Norway)", local="actor-nor-envoy", type="unnamed") for d in "ab"]
    group = [seen(d, "the elders", local="actor-elders", type="group", named=False) for d in "ab"]
    found = tied(*office, *group)
    assert found.suggestions == ()
    assert len(set(found.actors.values())) == 2


def test_bodies_of_one_name_are_one_and_their_types_count_little() -> None:
    one = seen("a", "Front for Tarn", local="actor-front-for-tarn", type="party", country="XYZ")
    other = seen("b", "Front for Tarn", local="actor-front-for-tarn", type="armed_group", country="XYZ")
    found = one_suggestion(one, other)
    assert found is not None
    assert (found.state, "types differ" in found.reason) == ("made", True)
    assert one_suggestion(one, seen("b", "Front of Tarn", local="actor-front-of-tarn", type="party")) is None


def test_a_report_that_tells_of_both_took_them_for_two() -> None:
    apart = one_suggestion(seen("a", "Yusuf Qasim", country="XYZ"), seen("b", "Youssef Qasim", country="XYZ"))
    beside = one_suggestion(seen("a", "Yusuf Qasim", country="XYZ"), seen("a", "Youssef Qasim", country="XYZ"))
    assert apart is not None
    assert beside is not None
    assert (apart.state, beside.state) == ("made", "open")


def test_whom_the_directory_knows_is_one_without_question_and_never_another_whom_it_knows() -> None:
    strand = [seen(d, "Tove Strand", local="actor-1", country=c, known=True) for d, c in (("a", "NOR"), ("b", "SWE"))]
    other = seen("c", "Tove Strand", local="actor-2", known=True)
    found = tied(*strand, other)
    assert (found.actors, found.suggestions) == ({}, ())
    between = tied(*strand, other, seen("d", "Tove Strand", country="NOR"))
    assert between.actors == {("d", "actor-person-tuva-strand"): "actor-1"}


def test_the_cluster_is_called_by_the_directory_else_by_what_most_documents_call_it() -> None:
    spelled = [seen(d, "Yusuf Qasim", country="XYZ") for d in "bc"] + [seen("a", "Youssef Qasim", country="XYZ")]
    assert set(tied(*spelled).actors.values()) == {"actor-person-iusuf-kasim"}
    known = seen("d", "Youssef Qasim", local="actor-1", country="XYZ", known=True)
    assert set(tied(*spelled, known).actors.values()) == {"actor-1"}


def test_two_men_of_one_name_stay_apart_when_a_third_report_comes() -> None:
    men = [seen(d, "Tove Strand") for d in "ab"]
    apart = different(key(*_strand("a")), key(*_strand("b")))
    ids = tied(*men, judgements=(apart,)).actors
    assert list(ids) == [("b", "actor-person-tuva-strand")]
    third = tied(*men, seen("c", "Tove Strand"), seen("0", "Tove Ida Strand"), judgements=(apart,))
    actors = [third.actors.get(_strand(d)[::-1], "plain") for d in "ab"]
    assert len(set(actors)) == 2


def test_one_odd_document_is_parted_from_all_others_of_that_id_whichever_comes_first() -> None:
    for odd, rest in (("a", "bcd"), ("d", "abc")):
        found = tied(
            *(seen(d, "Tove Strand", local="actor-1", known=True) for d in "abcd"),
            judgements=(different(key("actor-1", odd), key("actor-1")),),
        )
        assert {found.actors.get((d, "actor-1"), "actor-1") for d in rest} == {"actor-1"}
        assert found.actors[odd, "actor-1"] != "actor-1"


def test_what_was_judged_the_same_is_one_whatever_the_names_say_unless_it_was_judged_different() -> None:
    both = seen("a", "Tove Strand", known=True, local="actor-1"), seen("b", "Old Fox", known=True, local="actor-2")
    yes, no = same(key("actor-1"), key("actor-2", "b")), different(key("actor-1", "a"), key("actor-2"))
    assert tied(*both, judgements=(yes,)).actors == {("b", "actor-2"): "actor-1"}
    assert tied(*both, judgements=(yes, no)).actors == {}


def test_a_blocked_likeness_is_no_open_question() -> None:
    men = [seen(d, "Tove Strand") for d in "ab"]
    (left,) = tied(*men, judgements=(different(key(*_strand("a")), key(*_strand("b"))),)).suggestions
    assert left.state == "blocked"


def test_comparisons_grow_with_the_number_of_units_and_not_with_its_square() -> None:
    def count(size: int) -> int:
        every = [seen(f"{n:04}", "Tove Strand", country=f"C{n}") for n in range(size)]
        return sum(1 for _ in pairs(units(every, Spelling(fold), lambda _: None)))

    assert count(NEIGHBOURS) == NEIGHBOURS * (NEIGHBOURS - 1) / 2
    assert count(400) < 2.2 * count(200)


NAMES = ("Tove Strand", "Tove Ida Strand", "Strand", "Yusuf Qasim", "Youssef Qasim")
LOCALS = ("actor-1", "actor-2", "actor-3")
keys = st.builds(key, st.sampled_from(LOCALS), st.none() | st.sampled_from("abcd"))
sides = st.lists(keys, min_size=1, max_size=2).map(tuple)
judgements = st.lists(st.builds(Judgement, same=st.booleans(), one=sides, other=sides), max_size=4)


@st.composite
def actors(draw: st.DrawFn) -> list[Seen]:
    """Draw actors of a few documents: of each id, all are known to the directory or none is."""
    known = {local: draw(st.integers(0, 3)) == 0 for local in LOCALS}
    nodes = draw(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(LOCALS)), unique=True, max_size=9))
    return [
        seen(
            document, draw(st.sampled_from(NAMES)), local=local, country=draw(st.sampled_from((None, "NOR", "SWE"))),
            type="unnamed" if not known[local] and draw(st.integers(0, 5)) == 0 else "person", known=known[local],
        )
        for document, local in nodes
    ]  # fmt: skip


def meant(side: tuple[ActorKey, ...], other: tuple[ActorKey, ...], nodes: set[Node]) -> set[Node]:
    """Return the nodes of a judgement's side by its definition."""
    named = {(k.document, k.actor) for k in side} & nodes
    elsewhere = {(k.document, k.actor) for k in other}
    whole = {n for n in nodes if any(k.document is None and k.actor == n[1] for k in side)}
    return named | (whole - elsewhere)  # type: ignore[return-value]


def blocked(judged: list[Judgement], nodes: set[Node]) -> set[frozenset[Node]]:
    """Return all pairs that were judged different."""
    found: set[frozenset[Node]] = set()
    for one in judged:
        left, right = meant(one.one, one.other, nodes), meant(one.other, one.one, nodes)
        if not one.same:
            found |= {frozenset(pair) for pair in product(left - right, right - left)}
    return found


def together(judged: list[Judgement], nodes: set[Node]) -> list[set[Node]]:
    """Return the sets of nodes that are one if every judgement of sameness is followed."""
    tie: dict[Node, set[Node]] = {node: {node} for node in nodes}
    for one in judged:
        left, right = meant(one.one, one.other, nodes), meant(one.other, one.one, nodes)
        if one.same and left and right:
            merged = set().union(*(tie[node] for node in left | right))
            tie.update(dict.fromkeys(merged, merged))
    return list(tie.values())


def groups(found: Identities, nodes: set[Node]) -> dict[Node, str]:
    """Return every node's actor."""
    return {node: found.actors.get(node, node[1]) for node in nodes}


@settings(max_examples=300, deadline=None)
@given(actors(), judgements, st.randoms(use_true_random=False))
def test_no_chain_undoes_a_judgement(everybody: list[Seen], judged: list[Judgement], chance: object) -> None:
    nodes = {(one.document, one.actor) for one in everybody}
    found = identify(everybody, judged, fold=fold)
    actor = groups(found, nodes)

    parted = blocked(judged, nodes)
    for a, b in map(tuple, parted):
        assert actor[a] != actor[b]
    for component in together(judged, nodes):
        if not any(frozenset(pair) in parted for pair in combinations(component, 2)):
            assert len({actor[node] for node in component}) == 1

    known = {(one.document, one.actor) for one in everybody if one.known}
    unnamed = {(one.document, one.actor) for one in everybody if one.type == "unnamed"}
    for id in set(actor.values()):
        cluster = {node for node in nodes if actor[node] == id}
        if not any(one.same for one in judged):
            assert len({local for _, local in cluster & known}) <= 1
            assert not (cluster & unnamed) or len(cluster) == 1
        if cluster & known:
            assert any(id.startswith(local) for _, local in cluster & known)

    chance.shuffle(everybody)  # type: ignore[attr-defined]
    chance.shuffle(judged)  # type: ignore[attr-defined]
    assert identify(everybody, judged, fold=fold) == found


@settings(max_examples=200, deadline=None)
@given(actors(), judgements)
def test_suggestions_say_what_was_done(everybody: list[Seen], judged: list[Judgement]) -> None:
    found = identify(everybody, judged, fold=fold)
    actor = groups(found, {(one.document, one.actor) for one in everybody})
    for one in found.suggestions:
        a, b = (actor[str(k.document), k.actor] for k in one.actors)
        assert (a == b) == (one.state == "made")
        assert 0.5 <= one.score <= 1
    assert len({one.id for one in found.suggestions}) == len(found.suggestions)
