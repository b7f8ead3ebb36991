"""Charts: labels and numbers in, SVG text out."""
