"""What may go wrong while a chart is drawn."""


class ChartError(Exception):
    """A chart cannot be drawn as asked; the message says why and what to do."""


class GlyphError(ChartError):
    """The chart's font has no glyph for a character of a text."""
