"""How `jupyter nbconvert` runs a notebook and saves it in its place, so that two runs leave the same bytes.

Left out of the file are times, versions, and the state and random ids of widgets. What a widget shows to a
reader without a kernel stays: its `text/html` and `text/plain`.
"""

from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, from_dict

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# The reference to a live widget: random, and once saved it leads nowhere.
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def folded(cell: NotebookNode) -> dict[str, Any]:
    """Return the metadata that folds code away on the site, under a line that says what is in it."""
    what = "code" if cell.outputs or "assert " not in cell.source else "check"
    prompts = {"code_prompt_show": f"Show the {what}", "code_prompt_hide": f"Hide the {what}"}
    return {"mystnb": prompts, "tags": ["hide-input"]}


class Normalise(Preprocessor):
    """Keep of a notebook only what is the same after every run."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with fixed metadata, code that the site folds away, and no widget views."""
        nb.metadata = from_dict(METADATA)
        for cell in nb.cells:
            cell.metadata = folded(cell) if cell.cell_type == "code" else {}
            for output in cell.get("outputs", []):
                output.get("data", {}).pop(WIDGET_VIEW, None)
        return nb, resources


c = get_config()  # type: ignore[name-defined]  # noqa: F821  # nbconvert defines it
c.NbConvertApp.export_format = "notebook"
c.NbConvertApp.use_output_suffix = False  # in place
c.FilesWriter.build_directory = ""
c.ExecutePreprocessor.enabled = True
c.ExecutePreprocessor.record_timing = False
c.ExecutePreprocessor.store_widget_state = False
c.ExecutePreprocessor.extra_arguments = ["--log-level=ERROR"]  # no word on a kernel that is local anyway
c.NotebookExporter.preprocessors = [Normalise]
