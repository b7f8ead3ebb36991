"""A workbook as LibreOffice computes it, whatever values were written into it."""

import subprocess
from pathlib import Path

import openpyxl
from openpyxl import Workbook

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""The setting that computes every formula when a file is opened."""


def recalculated(path: Path) -> Workbook:
    """Return the workbook with every formula computed anew; it lies in a folder of its own."""
    profile, out = path.parent / "profile", path.parent / "recalculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    where = f"-env:UserInstallation=file://{profile}"
    command = ["soffice", where, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(out / path.name, data_only=True)
