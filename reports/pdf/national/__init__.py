"""What only the pages of the national materials need: their charts and their boxes of figures."""
