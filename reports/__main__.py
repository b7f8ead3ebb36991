"""Run the command as ``python -m reports``."""

from reports.commands import main

main()
