"""The command line as a user meets it: words, exit codes, files."""

import gettext
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from reports.commands import COMMANDS, build
from reports.commands.language import chosen
from tests.conftest import EXAMPLE, ROOT, SAID, TENDER

Make = Callable[..., Path]
INAPROC = ROOT / "tests" / "data" / "inaproc_realisasi_2026_kementerian.xlsx"


def run(*arguments: object) -> Result:
    """Run the command as a user would."""
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(build(chosen(words)), words, prog_name="p3dn")


def test_rank_as_json_has_the_published_shape() -> None:
    """Rankings as JSON: amounts as decimal text, shares and completeness as numbers."""
    result = run("rank", EXAMPLE, "--json", "--level", "kabupaten")
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert (said["period"], said["cumulative"]) == ("2022-TW4", True)
    assert said["category"] == {
        "code": "A1",
        "name": "Nilai Transaksi Belanja Produk Dalam Negeri (PDN) Tertinggi",
        "measure": "pdn",
        "by": "value",
    }
    assert [level["level"] for level in said["levels"]] == ["Kabupaten"]
    assert said["levels"][0]["places"][0] == {
        "rank": 1,
        "code": "D209",
        "unit": "Kabupaten Kapuas Hulu",
        "value": "285142007785.07",
        "share": pytest.approx(0.9891629554986378),
        "complete": 1.0,
        "planned": "0.00",
        "tied": False,
    }


@pytest.mark.parametrize(
    ("options", "code", "cumulative"),
    [
        (("--by", "umk"), "A2", True),
        (("--share",), "A3", True),
        (("--by", "umk", "--share", "--quarter-only", "--period", "2022-TW2"), "A4", False),
    ],
)
def test_rank_options(options: tuple[str, ...], code: str, cumulative: bool) -> None:
    """Each of the four categories can be asked for, cumulative or for the quarter alone."""
    said = json.loads(run("rank", EXAMPLE, "--json", *options).stdout)
    assert (said["category"]["code"], said["cumulative"]) == (code, cumulative)


def test_rank_in_the_terminal_is_indonesian_by_default() -> None:
    """The table gives place, unit, amount, share and completeness, and who has no place and why."""
    result = run("rank", EXAMPLE, "--by", "umk", "--level", "Kabupaten")
    assert re.search(r"1 +Kabupaten Kapuas Hulu +Rp285\.830\.881\.359 +99,19%", result.stdout)
    assert "Kabupaten Ketapang: Nilai UMK tidak pernah diisi" in result.stdout


def test_english_on_request() -> None:
    """With --lang en, before or after the command, everything is said in English."""
    for words in (("--lang", "en", "rank", EXAMPLE), ("rank", EXAMPLE, "--lang=en")):
        assert "Cumulative up to quarter IV of fiscal year 2022" in run(*words).stdout
    assert "Rank the units" in run("rank", "--help", "--lang", "en").stdout
    assert "Susun peringkat" in run("rank", "--help").stdout


def test_click_speaks_indonesian_too() -> None:
    """Click's own words are in the user's language, whatever the machine's is."""
    help_text = run("rank", "--help").stdout
    assert help_text.startswith("Pemakaian: p3dn rank")
    assert "Tampilkan bantuan ini" in help_text
    assert "Galat: Pilihan '--ini' tidak dikenal." in run("rank", "--ini").stderr
    assert "Error: No such option '--ini'." in run("rank", "--ini", "--lang", "en").stderr
    assert "'.' adalah folder." in run("diff", ".", ".", "--pdf", ".").stderr
    for year, said in (("1999", "1999 di luar rentang"), ("abc", "'abc' bukan bilangan bulat.")):
        assert said in run("archive", year).stderr + run("report", "yearly", year).stderr


def test_the_compiled_catalogue_is_in_step() -> None:
    """The compiled words are those of the file that people edit."""
    folder = ROOT / "reports" / "commands" / "locale" / "id" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as source:
        messages = [message for message in read_po(source, locale="id") if message.id]
    with (folder / "messages.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    for message in messages:
        if isinstance(message.id, str):
            assert words.gettext(message.id) == message.string
        else:
            one, many = message.id
            assert (words.ngettext(one, many, 2),) == tuple(message.string or ())


def test_check_counts_and_caps() -> None:
    """Findings are grouped by rule and capped, the rest counted; warnings alone exit with 0."""
    result = run("check", EXAMPLE)
    assert result.exit_code == 0
    assert "W-201 Persentase pada kolom rupiah" in result.stdout
    assert "  dan 1.429 lagi\n" in result.stdout
    assert "temuan lagi; semuanya dengan --json" in result.stdout
    assert "0 galat, 1.891 peringatan." in result.stdout
    assert len(result.stdout.splitlines()) < 80
    said = json.loads(run("check", EXAMPLE, "--json").stdout)
    assert (said["errors"], said["warnings"], len(said["findings"])) == (0, 1891, 1891)


def test_check_shows_what_matters_most_first(tenders: Make) -> None:
    """Errors come first, those of the most frequent rule before others; warnings by rupiah."""
    path = tenders(
        {"nilai_pdn_kontrak": 90, "nilai_kontrak": 1_000_000},
        {"nilai_kontrak": 900_000_000},
        {"tgl_penetapan_pemenang": "kemarin", "pagu": "x"},
        {"tgl_penetapan_pemenang": "besok"},
    )
    found = re.findall(r"^([FW]-\d+) ", run("check", path).stdout, re.MULTILINE)
    assert found[:2] == ["F-107", "F-104"]
    assert found.index("W-203") < found.index("W-201")


def test_check_ends_by_saying_what_to_do_next(tenders: Make) -> None:
    """The last lines count, say whether a report can be made, and name the options that help."""
    last = run("check", tenders({"pagu": "x"})).stdout.splitlines()[-2:]
    assert last[0].startswith("1 galat, ")
    assert "tidak dapat disusun" in last[0]
    assert "--fix-it" in last[1]
    assert "--json" in last[1]


def test_check_says_what_each_file_is(tenders: Make) -> None:
    """Every file has a line: what it was recognised as, or that it was not read."""
    path = tenders({})
    (path.parent / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    said = run("check", path.parent).stdout.splitlines()
    assert "tender.xlsx: SPSE Tender Selesai Nilai, 1 baris" in said
    assert "rusak.xlsx: tidak dibaca" in said


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, 0), ({"nilai_pdn_kontrak": 90}, 1)],
)
def test_strict_makes_warnings_count(
    tenders: Make, change: dict[str, object], expected: int
) -> None:
    """With --strict a warning exits with 1; nothing found exits with 0 and says so."""
    result = run("check", tenders(change), "--strict")
    assert result.exit_code == expected
    assert ("Tidak ada temuan." in result.stdout) is (expected == 0)


def test_text_from_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """A cell's control characters do not reach the screen, and a long text is cut."""
    path = tmp_path / "tender.csv"
    row = {name: str(value) for name, value in TENDER.items()}
    row["pagu"] = "\x1b[2Jx" + "y" * 5000
    path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", "utf-8")
    shown = run("check", path).stdout
    assert "[2Jxyyy" in shown
    assert "\x1b" not in shown
    assert len(shown) < 2000


def test_check_needs_no_period() -> None:
    """A file without dates can be checked without naming a period."""
    result = run("check", INAPROC)
    assert result.exit_code == 0
    assert "W-218" not in result.stdout
    assert "W-218" in run("check", INAPROC, "--period", "2026-TW2").stdout


def test_errors_stop_every_figure(tenders: Make, tmp_path: Path) -> None:
    """With an error among the findings nothing is ranked or written, and the exit code is 1."""
    path = tenders({}, {"nilai_kontrak": "seribu rupiah"})
    checked = run("check", path)
    assert checked.exit_code == 1
    assert "F-104 Teks pada kolom angka" in checked.stdout
    for words in (("rank", path, "--json"), ("report", "quarterly", path, "-o", tmp_path / "out")):
        result = run(*words)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "Data!H3" in result.stderr
        assert "1 temuan yang menghentikan laporan" in result.stderr
    assert not (tmp_path / "out").exists()


def test_several_errors_are_all_shown(tenders: Make) -> None:
    """One run tells everything that is wrong, not the first thing."""
    path = tenders({"nilai_kontrak": "x"}, {"pagu": "y"}, {"tgl_penetapan_pemenang": "z"})
    (path.parent / "broken.xlsx").write_bytes(b"PK\x03\x04")
    (path.parent / "old.zip").write_bytes(b"PK")
    found = json.loads(run("check", path.parent, "--json").stdout)["findings"]
    assert [item["rule"] for item in found if item["severity"] == "error"] == [
        "F-101", "F-104", "F-104", "F-107", "F-110",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("rank",),
        ("rank", "nowhere"),
        ("rank", EXAMPLE, "--by", "tkdn"),
        ("rank", EXAMPLE, "--period", "2022"),
        ("rank", EXAMPLE, "--level", "Desa"),
        ("report", "monthly", EXAMPLE),
        ("--lang", "fr"),
    ],
)
def test_wrong_usage_exits_with_two(words: tuple[object, ...]) -> None:
    """Wrong usage is told apart from wrong data."""
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rank", INAPROC), "--period 2026-TW4"),
        (("rank", EXAMPLE, "--period", "2021-TW4"), "2021"),
        (("rank", ROOT / "docs"), "docs"),
    ],
)
def test_errors_are_sentences(words: tuple[object, ...], said: str) -> None:
    """What stops the program is one sentence, no traceback, and the exit code is 1."""
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith("Galat: ")
    assert said in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_ministries_rank_without_umk() -> None:
    """The INAPROC export of 49 ministries ranks: PDN adds up to its column, UMK is never known."""
    options = (INAPROC, "--period", "2026-TW2", "--json")
    (level,) = json.loads(run("rank", *options).stdout)["levels"]
    assert (level["level"], len(level["places"]), level["unranked"]) == ("Kementerian", 49, [])
    assert sum(float(place["value"]) for place in level["places"]) == 49_390_426_782_086
    (level,) = json.loads(run("rank", *options, "--by", "umk").stdout)["levels"]
    assert (len(level["places"]), len(level["unranked"])) == (0, 49)


SPOKEN = """
import os, sys
before = set(sys.modules)
from reports.commands import COMMANDS, load, main

def say(*words):
    try:
        main(words)
    except SystemExit:
        pass

def help(path, command):
    say(*path, "--help")
    for name, one in getattr(command, "commands", {}).items():
        help([*path, name], one)

say("--help")
say("--version")
say("rank", "--no-such-option")
say("no-such-command")
for name in COMMANDS:
    help([name], load(name, "id"))
os.environ |= {"_P3DN_COMPLETE": "bash_complete", "COMP_CWORD": "3"}
os.environ["COMP_WORDS"] = "p3dn report quarterly --qu"
say()
roots = {name.partition(".")[0] for name in {*sys.modules} - before}
print("IMPORTED", *sorted(roots - sys.stdlib_module_names))
"""


def test_help_completion_and_wrong_usage_import_click_and_nothing_else() -> None:
    """The help of every command, usage errors and completion load no library but Click."""
    done = subprocess.run(
        [sys.executable, "-c", SPOKEN], capture_output=True, text=True, check=True, cwd=ROOT
    )
    *said, imported = done.stdout.splitlines()
    assert imported == "IMPORTED click reports"
    assert said[-1] == "plain,--quarter-only"
    assert sum(line.startswith("Pemakaian: p3dn ") for line in said) > len(COMMANDS)
    assert "'--no-such-option'" in done.stderr
    assert "'no-such-command'" in done.stderr


def test_a_bare_p3dn_shows_what_there_is() -> None:
    """Whoever types only the command's name sees the list of commands."""
    result = run()
    assert result.exit_code == 2
    assert "\nPerintah:\n" in result.output


def test_runs_as_a_module(tmp_path: Path) -> None:
    """`python -m reports` is the same command, also in a folder with a `templates` of its own."""
    (tmp_path / "templates").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "reports", "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.startswith("p3dn, versi ")


def test_report_says_what_was_realised_of_the_commitment(dki_draft: Path) -> None:
    """The terminal's summary gives the share of the commitment with its name and value."""
    said = (dki_draft.parent.parent / SAID).read_text("utf-8")
    assert "PDN Rp13,10 triliun = 82,6% dari Komitmen PDN dalam RAPBD Rp15,85 triliun" in said
    assert "Indikator Perjanjian Kinerja 84,7% (target 80%)" in said
