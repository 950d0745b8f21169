"""The static site: how Sphinx turns the saved notebooks into pages, and the table on the first of them."""

import csv
from dataclasses import replace
from pathlib import Path

from credence.corpus import manifest
from credence.model import Report, Weights
from credence.scoring import score
from credence.show import composite_chart, score_table
from credence.weights import rank

ARTICLES = Path(__file__).parents[1] / "data" / "articles.csv"


def named_reports() -> list[Report]:
    """Return the reports of the five articles, best first, each under its number and description."""
    with ARTICLES.open(encoding="utf-8", newline="") as lines:
        names = {row["id"]: f"{row['id']}, {row['description']}" for row in csv.DictReader(lines)}
    found = [score(article) for article in manifest(ARTICLES)]
    shown = [replace(one, article=replace(one.article, id=names[one.article.id], title="")) for one in found]
    return [report for report, _ in rank(shown, Weights())]


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
scoreboard = score_table([score(article) for article in manifest(ARTICLES)])
REPORTS = named_reports()
myst_substitutions = {
    "ranking": composite_chart(REPORTS, Weights())._repr_html_(),
    "scoreboard": score_table(REPORTS)._repr_html_(),
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
