"""The static site: how Sphinx turns the saved notebooks into pages, and the table on the first of them."""

from pathlib import Path

from credence.corpus import manifest
from credence.model import Weights
from credence.scoring import score
from credence.show import composite_chart, score_table
from credence.weights import rank

ARTICLES = Path(__file__).parents[1] / "data" / "articles.csv"


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
REPORTS = [report for report, _ in rank([score(article) for article in manifest(ARTICLES)], Weights())]
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
