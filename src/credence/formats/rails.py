"""Parts of a page that by their role are not the article: taken out before the article is looked for.

Roles come from HTML and ARIA (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles); names are words that
site builders everywhere give to such parts. An element that holds the headline or the main part stays.
"""

from __future__ import annotations

from typing import Any

Node = Any  # an element of lxml, which has no types


def remove(tree: Node) -> None:
    """Take out of a page what is not the article."""
