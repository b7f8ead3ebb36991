"""What a PDF says, read by poppler."""

import subprocess


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page in the order in which it was written, white space folded."""
    command = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def bears(page: str, mark: str) -> bool:
    """Whether a page bears a mark of one word, also where poppler sets its wide letters apart."""
    return mark in page.replace(" ", "")
