"""Terms of office that the directory knows, as roles of a record."""

from __future__ import annotations

from backchannel.directory import directory
from backchannel.run.roles import held


def test_terms_of_office_are_roles_of_the_directory_without_places() -> None:
    person = directory().people.named("Jens Stoltenberg")
    assert person is not None
    found = list(held(person.id, frozenset(("actor-nor",))))
    led = [role for role in found if role.organisation == "Norway" and role.title == "head of government"]
    assert [
        (r.begun.edtf[:4], r.until.edtf[:4]) for r in led if r.begun and r.until and r.begun.edtf and r.until.edtf
    ] == [
        ("2000", "2001"),
        ("2005", "2013"),
    ]
    assert {role.basis for role in found} == {"directory"}
    assert not any(role.attested for role in found)
    assert all(role.source and role.begun and role.source in role.begun.reason for role in found)
    assert len({role.id for role in found}) == len(found)


def test_a_body_that_the_record_does_not_have_is_told_by_its_name_alone() -> None:
    person = directory().people.named("Jens Stoltenberg")
    assert person is not None
    bodies = {(role.organisation, role.body) for role in held(person.id, frozenset(("actor-nor",)))}
    assert ("Norway", "actor-nor") in bodies
    assert ("NATO", None) in bodies


def test_who_is_unknown_to_the_directory_has_no_terms() -> None:
    assert list(held("actor-person-nobody-at-all", frozenset())) == []
