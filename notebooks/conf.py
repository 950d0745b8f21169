"""The static site: how Sphinx turns the saved notebooks into pages, and the table on the first of them.

Each page carries a Content-Security-Policy, the strictest that works from the disk and over HTTP. It runs
the scripts of the theme and of this package alone, those in the page known by their SHA-256, so that markup
which came with an article and was not escaped could still do nothing. ``blob:`` is for the widgets, which
import their module from the page itself. Styles may stand in the page: each output carries its own, and can
load nothing with it. A page connects to nothing, and its one form leads to the search page of the site.
"""

import re
from base64 import b64encode
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

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

POLICY = (
    "default-src 'none'; script-src 'self' blob: {}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'self'"
)
CHARSET = '<meta charset="utf-8">'
INLINE = re.compile("<script>(.*?)</script>", re.DOTALL)


def own_scripts() -> set[str]:
    """Return the scripts of the package that stand in pages, blanks aside."""
    files = (resources.files("credence") / "show").iterdir()
    return {" ".join(file.read_text(encoding="utf-8").split()) for file in files if file.name.endswith(".js")}


def protect(app: Any, problem: Exception | None) -> None:  # noqa: ANN401 -- Sphinx's own
    """Give each page its policy. The search page holds no text of ours: its scripts are the theme's."""
    search = Path(app.outdir, "search.html")
    if problem or not search.exists():
        return
    theme = {" ".join(script.split()) for script in INLINE.findall(search.read_text(encoding="utf-8"))}
    for path in Path(app.outdir).rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        known = {one for one in INLINE.findall(page) if " ".join(one.split()) in theme | own_scripts()}
        sums = sorted(b64encode(sha256(one.encode()).digest()).decode() for one in known)
        policy = POLICY.format(" ".join(f"'sha256-{one}'" for one in sums))
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        if meta not in page:
            path.write_text(page.replace(CHARSET, CHARSET + meta, 1), encoding="utf-8")


def setup(app: Any) -> None:  # noqa: ANN401 -- Sphinx's own
    """Let Sphinx call what comes after the pages."""
    app.connect("build-finished", protect)
