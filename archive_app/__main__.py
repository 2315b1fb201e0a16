"""The entry of the command line: `archive …` or `python -m archive_app …`."""

from archive_app.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
