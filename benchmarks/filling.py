"""Filling the agreement form, against docxtpl used directly on the same template and values."""

import argparse
from io import BytesIO

from docxtpl import DocxTemplate

from archive_app.filling import Form, fill, open_forms
from archive_app.filling.template import LANGUAGE
from archive_app.settings import shipped
from benchmarks.figures import calibration, figure, paired

PARTIES = [
    {"name": f"当事人{n}", "side": "申请人", "sex": "男", "nation": "汉族", "address": "柳树村"}
    for n in range(4)
]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", type=int, default=20, help="forms to fill")
    count = min(asked.parse_args().docs, 200)
    calibration()
    for form in open_forms(shipped("doc_templates")):
        if form.per is None and form.number in {"RT-02", "RT-10"}:
            _compare(form, count)


def _compare(form: Form, count: int) -> None:
    values = {"parties": PARTIES, "number": "（2024）清河人调字第1号", "terms": "一次付清。"}

    def ours() -> None:
        for _ in range(count):
            fill(form, values)

    def peer() -> None:
        for _ in range(count):
            template = DocxTemplate(form.path)
            template.render(values, jinja_env=LANGUAGE, autoescape=True)
            template.save(BytesIO())

    mine, theirs = paired(ours, peer, rounds=3)
    figure(
        f"filling {form.number}",
        "forms/CPU s",
        count / mine,
        peer_name="docxtpl",
        peer=count / theirs,
    )


if __name__ == "__main__":
    main()
