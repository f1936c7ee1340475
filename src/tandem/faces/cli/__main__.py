"""`python -m tandem.faces.cli` is the command `tandem`."""

from tandem.faces.cli.main import main

if __name__ == "__main__":
    main()
