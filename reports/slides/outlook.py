"""What worked, what stands in the way, what is asked for, what comes next; the statement."""

from collections.abc import Iterator, Sequence

from reports.measures.activities import Problem
from reports.national import NationalMaterial
from reports.presenting import practice, statement, titles
from reports.slides.page import Column, Point, Slide, Table, Text
from reports.slides.sources import foot
from reports.voice import Voice


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield a slide for each part that something was received or written for."""
    worked = [Point(text, f"{name}:") for name, text in practice.told(voice, material)]
    if worked:
        message = titles.practices(voice, material)
        yield _listed(voice, voice.say("Praktik baik"), message, worked)
    if material.written.practices:
        yield _written_practices(voice, material)
    if material.problems:
        yield _problems(voice, material)
    parts = (
        (voice.say("Usulan kebijakan"), titles.proposals, material.written.proposals),
        (voice.say("Rencana aksi"), titles.plan, material.written.plan),
    )
    for topic, title, texts in parts:
        if texts:
            yield _listed(voice, topic, title(voice, material), [Point(text) for text in texts])
    declared = [Point(text) for text in statement.paragraphs(voice, material)]
    body = Text(declared, listed=False)
    yield Slide(voice.say("Pernyataan"), titles.statement(voice), body, foot(voice))


def _written_practices(voice: Voice, material: NationalMaterial) -> Slide:
    points = [Point(text) for text in material.written.practices]
    message = titles.written_practices(voice, material)
    return _listed(voice, voice.say("Praktik baik"), message, points)


def _listed(voice: Voice, topic: str, message: str, points: Sequence[Point]) -> Slide:
    return Slide(topic, message, Text(points), foot(voice))


def _problems(voice: Voice, material: NationalMaterial) -> Slide:
    columns = (
        Column(voice.say("Kendala"), 3.6),
        Column(voice.say("Tindak lanjut"), 3.8),
        Column(voice.say("Penanggung jawab"), 3),
        Column(voice.say("Tenggat"), 1.7),
    )
    topic = voice.say("Kendala dan tindak lanjut")
    rows = [_problem(voice, item) for item in material.problems]
    return Slide(topic, titles.problems(voice, material), Table(columns, rows, topic), foot(voice))


def _problem(voice: Voice, item: Problem) -> tuple[str, str, str, str]:
    return (item.problem, item.follow_up, item.responsible, voice.date(item.due))
