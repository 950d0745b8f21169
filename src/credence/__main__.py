"""``python -m credence``."""

from credence.cli import main

if __name__ == "__main__":
    main()
