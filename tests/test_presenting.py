"""The one message of each page of the national materials follows from the data."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from reports import national
from reports.national import NationalMaterial
from reports.presenting import evidence, titles
from reports.quarterly import QuarterlyReport
from reports.voice import Voice


@pytest.fixture(scope="module")
def dki(dki_report: QuarterlyReport) -> NationalMaterial:
    """Return the materials of DKI Jakarta."""
    return national.build(dki_report)


@pytest.fixture(scope="module")
def kapuas(example_report: QuarterlyReport) -> NationalMaterial:
    """Return the materials of Kabupaten Kapuas Hulu."""
    return national.build(example_report, "D209")


def said(
    title: Callable[[Voice, NationalMaterial], str], material: NationalMaterial, **parts: Any
) -> str:
    """Return a title of materials of which some parts are others."""
    return title(Voice(material.report), replace(material, **parts))


def test_a_rise_is_told_only_where_there_is_one(dki: NationalMaterial) -> None:
    """PDN rose over the quarters; turned round, the title tells the last amount and no rise."""
    assert "naik dari Rp512,72 miliar s.d. Triwulan I menjadi" in said(titles.growth, dki)
    scope = replace(dki.scope, cumulative=dki.scope.cumulative[::-1])
    assert said(titles.growth, dki, scope=scope) == (
        "Realisasi PDN s.d. Triwulan IV tercatat Rp512,72 miliar."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(9, 10), "di bawah nasional"),
        (Fraction(1, 10), "di atas nasional"),
    ],
)
def test_the_nation_is_above_or_below(dki: NationalMaterial, share: Fraction, words: str) -> None:
    """Which it is follows from the two shares."""
    told = dki.nation
    assert told
    assert told.pdn_gap
    ours = dki.scope.total.pdn_share.share
    assert ours
    gap = replace(told.pdn_gap, value=ours - share)
    only = replace(told, pdn_gap=gap, umk_gap=None)
    assert words in titles.nation(Voice(dki.report), dki, only)


def test_the_nation_counts_cooperatives_and_we_do_not(dki: NationalMaterial) -> None:
    """The title gives the nation's share its own name, and warns of the denominators."""
    assert dki.nation
    words = titles.nation(Voice(dki.report), dki, dki.nation)
    assert words.endswith("di atas UMKK nasional (dengan koperasi). Penyebut dapat berbeda.")


def test_a_commitment_that_is_passed_is_told_so(dki: NationalMaterial) -> None:
    """Below 100 percent the title says what is lacking, above it that it is passed."""
    assert "yang belum terealisasi Rp2,75 triliun" in said(titles.commitment, dki)
    held = dki.report.measures.commitments
    assert held
    main = held.main
    assert main
    assert main.attained
    for value, words in (
        (Fraction(1), "tercapai: terealisasi 100,0 persen"),
        (Fraction(6, 5), "terlampaui: terealisasi 120,0 persen"),
    ):
        passed = replace(main, attained=replace(main.attained, value=value))
        measures = replace(dki.report.measures, commitments=replace(held, current=(passed,)))
        report = replace(dki.report, measures=measures)
        assert words in said(titles.commitment, dki, report=report)


def test_no_first_place_is_claimed_that_is_not_held(kapuas: NationalMaterial) -> None:
    """With the index on the second place, the title of distances claims no first places."""
    leading = [item for item in kapuas.positions if item.rank == 1]
    assert "pada semua kategori" in said(titles.distances, kapuas, positions=tuple(leading))
    peers = kapuas.positions[-1].peers
    index = replace(kapuas.positions[-1], category="A5", by="index", peers=peers, needed=None)
    words = said(titles.distances, kapuas, positions=(*leading, index))
    assert words == "Jarak dan keteguhan peringkat pada 4 kategori."
    first, *others = leading
    two = tuple(replace(peer, rank=1) if peer.rank == 2 else peer for peer in first.peers)
    words = said(titles.distances, kapuas, positions=(replace(first, peers=two), *others))
    assert words.endswith("dibandingkan, pada A1 bersama yang lain.")
    assert said(titles.distances, kapuas, positions=()) == (
        "Jarak dan keteguhan peringkat pada 0 kategori."
    )


def test_readings_are_weighed_one_by_one(kapuas: NationalMaterial) -> None:
    """Where no reading moves the place, that is said of each by itself and not of all at once."""
    found = replace(kapuas.positions[0], doubts=())
    assert "satu per satu" in evidence.firm(Voice(kapuas.report), found)


def test_what_a_place_takes_is_told_in_rupiah(kapuas: NationalMaterial) -> None:
    """A gap of shares is told in points, and as the spending that would close it."""
    fourth = kapuas.position("A4")
    assert fourth
    voice = Voice(kapuas.report)
    assert evidence.gap(voice, fourth) == (
        "0,7 poin persen di bawah Kabupaten Landak, setara Rp1,90 miliar"
    )
    assert evidence.takes(voice, fourth) == (
        "Untuk menyamai Kabupaten Landak diperlukan tambahan UMK Rp1,90 miliar pada nilai "
        "pengadaan yang sama."
    )
    assert fourth.above
    far = replace(fourth.above, source="Siaran pers")
    peers = tuple(far if peer == fourth.above else peer for peer in fourth.peers)
    assert evidence.takes(voice, replace(fourth, peers=peers)).startswith(
        "Bila nilai dari sumber atau tanggal yang tidak sama itu setara, untuk menyamai"
    )


def test_a_government_beyond_the_annex_is_given_no_part(kapuas: NationalMaterial) -> None:
    """Where the annex does not list us, its title tells what the listed ones have together."""
    others = tuple(item for item in kapuas.listed if item.unit != kapuas.speaker.unit)
    assert said(titles.listed, kapuas).startswith(kapuas.speaker.name)
    assert said(titles.listed, kapuas, listed=others).startswith(
        f"{len(others)} instansi dengan PDN terbesar memuat"
    )
