"""What a page holds but does not show: hidden by attribute, by inline style or by a style sheet in it.

Inline styles and the plain rules of ``<style>`` are read (tag, class and id, without combinators, media
and states); style sheets kept elsewhere are not at hand, and what a script hides is not known.
Kept although marked: the root and body, which many pages hide until they are loaded, and elements round
the headline, which a dialog in front of the page marks as hidden from assistive software.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from credence.formats import rails

Node = Any  # an element of lxml, which has no types
Style = dict[str, str]

JUDGED = ("style", "hidden", "aria-hidden")  # and of no use to a later reader of the page, who would guess
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "link", "meta", "title"})
# Hidden menus, forms and banners are part of every page: not worth a remark.
UNREMARKABLE = frozenset("nav footer header aside form dialog a button select option label menu".split())
PROPERTIES = frozenset(
    (
        "display visibility opacity font-size color background background-color text-indent position left "
        "right top bottom clip clip-path overflow height width max-height max-width transform"
    ).split()
)
COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/")
BRACE = re.compile("[{}]")
SELECTOR = re.compile(r"([a-z][a-z0-9]*+)?((?:[.#][\w-]++)*+)", re.IGNORECASE)
NUMBER = re.compile(r"-?+\d*+\.?+\d*+")
ZEROES = re.compile(r"rect\((?:[01]?(?:px)?[\s,]*+){4}\)|inset\((?:50|100)%\)|scale\(0\)|circle\(0\)")
MOST_RULES = 4_000
UNITS = (("px", 1.0), ("pt", 1.3), ("em", 16.0), ("%", 16.0))
NAMED = {"white": "ffffff", "black": "000000", "snow": "fffafa", "ivory": "fffff0"}
FAR = -900.0  # pixels off the screen
TINY = 2.0  # pixels
FAINT = 0.05
NEAR = 12  # of 255, in each of red, green and blue


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a page's own style sheets by one name of their selector, and whether others exist."""

    rules: Mapping[str, list[tuple[frozenset[str], Style]]] = field(default_factory=dict)
    outside: bool = False


def remove(tree: Node) -> int:
    """Take the hidden elements out of a page; return how many words of prose went with them."""
    sheet = sheet_of(tree)
    doomed, words = [], 0
    stack: list[tuple[Node, str]] = [(tree, "" if sheet.outside else "ffffff")]
    while stack:
        node, ground = stack.pop()
        style = style_of(node, sheet)
        ground = _ground(style, node, ground)
        if is_hidden(node, style, ground):
            doomed.append(node)
            words += _prose(node)
        else:
            stack += [(child, ground) for child in node.iterchildren("*")]
            for name in JUDGED:
                node.attrib.pop(name, None)
    for node in doomed:
        _drop(node)
    return words


def _drop(node: Node) -> None:
    """Take an element out of its tree; the text after it stays."""
    if node.getparent() is not None:
        node.drop_tree()


def _prose(node: Node) -> int:
    """Return the number of words that an element shows as prose, outside menus, links and forms."""
    count, stack = 0, [node]
    while stack:
        one = stack.pop()
        if one.tag not in UNREMARKABLE and one.tag not in UNSEEN and not rails.named(one):
            texts = [one.text, *(child.tail for child in one)]
            count += sum(len(text.split()) for text in texts if text)
            stack += one.iterchildren("*")
    return count


def sheet_of(tree: Node) -> Sheet:
    """Return the plain rules of the style sheets in a page."""
    merged: dict[frozenset[str], Style] = {}
    for names, style in (rule for node in tree.iter("style") for rule in _rules(node.text or "")):
        if names in merged or len(merged) < MOST_RULES:
            merged[names] = merged.get(names, {}) | style
    found: dict[str, list[tuple[frozenset[str], Style]]] = {}
    for names, style in merged.items():
        found.setdefault(max(names), []).append((names, style))
    outside = any("stylesheet" in (link.get("rel") or "").lower() for link in tree.iter("link"))
    return Sheet(found, outside)


def _rules(css: str) -> Iterator[tuple[frozenset[str], Style]]:
    """Yield the rules that stand outside all at-rules and speak of what we look at."""
    start = depth = 0
    selectors = ""
    css = COMMENT.sub("", css)
    for match in BRACE.finditer(css):
        piece, start = css[start : match.start()], match.end()
        if match[0] == "{":
            selectors = piece.rpartition(";")[2] if depth == 0 else "@"
            depth += 1
        else:
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield from _plain_rules(selectors, declarations(piece))
            depth = max(0, depth - 1)


def _plain_rules(selectors: str, style: Style) -> Iterator[tuple[frozenset[str], Style]]:
    """Yield a rule for each selector made of a tag, classes and an id alone."""
    for selector in selectors.split(",") if style else ():
        match = SELECTOR.fullmatch(selector.strip())
        if match and match[0]:
            names = re.findall(r"[.#][\w-]+", match[2])
            yield frozenset([*names, *([match[1].lower()] if match[1] else [])]), style


def declarations(css: str) -> Style:
    """Return the declarations of a style that may hide an element.

    >>> declarations("Display : none !important; margin: 0")
    {'display': 'none'}
    """
    pairs = (one.partition(":") for one in css.lower().split(";"))
    cleaned = ((name.strip(), value.replace("!important", "").strip()) for name, _, value in pairs)
    return {name: value for name, value in cleaned if name in PROPERTIES and value}


def style_of(node: Node, sheet: Sheet) -> Style:
    """Return what holds for an element: of the page's rules the longest last, then its own."""
    if not node.attrib and not sheet.rules:
        return {}
    classes = (node.get("class") or "").split()[:50]
    names = {node.tag, *(f".{name}" for name in classes), f"#{node.get('id')}"}
    rules = [rule for name in names for rule in sheet.rules.get(name, ())[:100] if rule[0] <= names]
    found: Style = {}
    for _, style in sorted(rules, key=lambda rule: (any(n[0] == "#" for n in rule[0]), len(rule[0]))):
        found |= style
    if node.tag == "font" and node.get("color"):
        found["color"] = node.get("color").lower()
    return found | declarations(node.get("style") or "")


def is_hidden(node: Node, style: Style, ground: str = "ffffff") -> bool:
    """Tell whether an element, with all in it, is not shown on a ground of a colour.

    >>> from lxml.html import fromstring
    >>> is_hidden(fromstring("<p hidden>x</p>"), {}), is_hidden(fromstring("<p>x</p>"), {"color": "#fff"})
    (True, True)
    """
    if node.tag == "template":
        return node.get("shadowrootmode") is None  # one with a mode is shown in its element's place
    if node.tag in {"html", "body", "head"} or node.tag in UNSEEN:
        return False
    if node.get("hidden") is not None or style.get("display") == "none":
        return True
    if node.tag == "dialog" and node.get("open") is None:
        return True
    faint = node.get("aria-hidden") == "true" or _faded(style)
    if faint and not _round_headline(node):
        return True
    return _small(style) or _away(style) or (bool(ground) and _near(_colour(style.get("color", "")), ground))


def _faded(style: Style) -> bool:
    """Tell whether an element is made invisible where it stands."""
    opacity = _number(style.get("opacity", "1"))
    return style.get("visibility") in {"hidden", "collapse"} or opacity < FAINT


def _round_headline(node: Node) -> bool:
    """Tell whether the page's headline or main part is in an element."""
    return next(node.iter("h1", "main"), None) is not None


def _small(style: Style) -> bool:
    """Tell whether an element is too small to be read: its letters, or the box that cuts it off."""
    if "font-size" in style and _number(style["font-size"]) * _unit(style["font-size"]) < TINY:
        return True
    sides = ("height", "width", "max-height", "max-width")
    cut = style.get("overflow") in {"hidden", "clip"}
    return cut and any(side in style and _pixels(style[side]) < TINY for side in sides)


def _away(style: Style) -> bool:
    """Tell whether an element is off the screen or clipped to nothing."""
    placed = style.get("position") in {"absolute", "fixed"}
    sides = ("left", "right", "top", "bottom") if placed else ()
    if any(_pixels(style.get(side, "")) < FAR for side in (*sides, "text-indent")):
        return True
    return any(ZEROES.search(style.get(name, "")) for name in ("clip", "clip-path", "transform"))


def _pixels(value: str) -> float:
    """Return a length, in about pixels; of a share or a word, a length that is neither small nor far."""
    return _number(value) * _unit(value) if value and (value[0].isdigit() or value[0] in "-.") else 100.0


def _unit(value: str) -> float:
    """Return about how many pixels a unit has; a number without one is taken for pixels."""
    return next((size for unit, size in UNITS if unit in value), 1.0)


def _number(value: str) -> float:
    """Return the number that a value begins with; of a word, a large one."""
    match = NUMBER.match(value.strip())
    try:
        return float(match[0]) if match else 100.0
    except ValueError:
        return 100.0


def _ground(style: Style, node: Node, inherited: str) -> str:
    """Return the colour behind an element, or nothing where it is not known."""
    value = style.get("background-color") or style.get("background") or node.get("bgcolor") or ""
    if not value or value in {"none", "transparent", "inherit", "initial"}:
        return inherited
    return "" if "url(" in value or "gradient" in value else _colour(value)


def _colour(value: str) -> str:
    """Return a colour as six hexadecimal digits, ``clear`` for one that lets all through, or nothing.

    >>> [_colour(value) for value in ("#FFF", "rgb(255, 255, 250)", "white", "rgba(0,0,0,0)", "var(--ink)")]
    ['ffffff', 'fffffa', 'ffffff', 'clear', '']
    """
    value = value.strip().lower()
    if value == "transparent":
        return "clear"
    if value.startswith("#"):
        digits = re.match(r"#([0-9a-f]{3,8})", value)
        code = digits[1] if digits else ""
        return "".join(2 * one for one in code[:3]) if len(code) in {3, 4} else code[:6]
    if value.startswith("rgb"):
        parts = [_number(part) for part in re.findall(r"[\d.]+", value)[:4]]
        if len(parts) == 4 and parts[3] < FAINT:  # noqa: PLR2004 -- red, green, blue and alpha
            return "clear"
        return "".join(f"{min(255, int(part)):02x}" for part in parts[:3])
    return NAMED.get(value.split()[0], "") if value else ""


def _near(colour: str, ground: str) -> bool:
    """Tell whether letters of a colour cannot be seen on a ground."""
    if colour == "clear":
        return True
    if len(colour) != len("rrggbb") or len(ground) != len(colour):
        return False
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
    return all(abs(a - b) <= NEAR for a, b in pairs)
