"""Reports of regional spending on domestic products, from exports to ranked PDF and Excel."""

__version__ = "0.1.0"
