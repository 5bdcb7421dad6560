"""The illustrative agencies come out of their seed as they stand."""

from setup.synthesise_agencies import COMMUNES, FILE, KINDS, register_text


def test_the_file_is_what_its_seed_makes() -> None:
    assert FILE.read_text(encoding="utf-8") == register_text()
    assert register_text().count("commune_committee, parent") == COMMUNES == sum(kind[2] for kind in KINDS)
