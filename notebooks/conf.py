"""The static site: how Sphinx turns the saved notebooks into pages, and the table on the first of them."""

import csv
from collections.abc import Sequence
from html import escape
from pathlib import Path

from credence import show
from credence.model import Article, Report, Weights
from credence.scoring import combine, score

DATA = Path(__file__).parents[1] / "data"


def articles() -> list[Article]:
    """Return the articles of the workbook, in the order of their list."""
    with (DATA / "articles.csv").open(encoding="utf-8", newline="") as rows:
        return [
            Article(row["id"], row["title"], (DATA / row["file"]).read_text(encoding="utf-8"))
            for row in csv.DictReader(rows)
        ]


def scoreboard_html(reports: Sequence[Report]) -> str:
    """Return a plain table: a row for each article, a column for each dimension and the composite."""
    names = [score.dimension for score in next(report.scores for report in reports if report.scores)]
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("article", *names, "composite"))
    lines = []
    for report in reports:
        together = combine(report, Weights())
        values = [*(score.value for score in report.scores), *([together.value] if together else [])]
        cells = "".join(f"<td>{value:.0f}</td>" for value in values)
        label = escape(report.article.title or report.article.id)
        lines.append(f'<tr><th scope="row">{label}</th>{cells}</tr>')
    return f'<table class="scoreboard"><thead><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


project = "credence"
language = "en"
extensions = ["myst_nb"]
exclude_patterns = ["**.ipynb_checkpoints"]

nb_execution_mode = "off"  # the site shows what `make execute` saved
nb_ipywidgets_js: dict[str, object] = {}  # no script from elsewhere: each widget brings its own HTML
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]
nb_merge_streams = True
myst_enable_extensions = ["substitution"]  # and no others: a dollar sign is money, not mathematics
myst_heading_anchors = 3
myst_substitutions = {
    "scoreboard": getattr(show, "scoreboard_html", scoreboard_html)([score(article) for article in articles()])
}

html_theme = "furo"
html_title = "credence"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_theme_options = {"top_of_page_buttons": []}
pygments_dark_style = "a11y-high-contrast-dark"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = False
html_show_search_summary = False  # a page on disk may not read another
