"""The templates, in what they are rendered; each is compiled once in a process."""

from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from reports.messages import Language
from reports.pdf.tables import complete
from reports.voice import Voice, translations

FILTERS: Mapping[str, Callable[..., Any]] = {
    "amount": Voice.amount,
    "share": Voice.share,
    "complete": complete,
    "count": Voice.count,
    "date": Voice.date,
    "short": Voice.short,
}
"""How templates write what the model holds, after the voice in which they do."""


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, for all documents of this process."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, if it is there."""
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._codes[bucket.key] = bucket.code


COMPILED = _Compiled()


def environment(language: Language) -> Environment:
    """Return what templates are rendered in, speaking a language."""
    made = Environment(
        loader=PackageLoader("templates", ""),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=True,
        optimized=False,  # to fold constants costs more than one use of a template gives
        bytecode_cache=COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found = translations(language)
    # the extension puts these in when it is loaded
    made.install_gettext_callables(found.gettext, found.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made


def compile_folder(name: str) -> None:
    """Compile all templates of a folder, so that no document waits for it."""
    made = environment("id")
    made.filters |= FILTERS
    for template in made.list_templates(filter_func=lambda path: path.startswith(f"{name}/")):
        made.get_template(template)
