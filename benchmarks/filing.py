"""Filing a document, against the bare minimum: read, hash, fsync, extract the text, nothing else.

The difference is what the archive adds: a row, an audit entry, a verdict, two jobs, the index, and
the fsync of each transaction.
"""

import argparse
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import docx

from archive_app.archive import Archive
from archive_app.extraction import read
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.documents import file_document, receive
from archive_app.records.people import add_committee
from archive_app.records.stations import add_station
from archive_app.records.volumes import open_volume
from archive_app.settings import Settings
from benchmarks.figures import calibration, figure

CONSOLE = Actor("控制台", "cli")


def a_docx(number: int) -> bytes:
    paper = docx.Document()
    for line in range(40):
        paper.add_paragraph(f"第{number}号案卷第{line}段：双方自愿达成协议，一次付清补偿款。")
    target = BytesIO()
    paper.save(target)
    return target.getvalue()


def bare(folder: Path, number: int, data: bytes) -> None:
    path = folder / f"{hashlib.sha256(data).hexdigest()}-{number}.docx"
    with path.open("wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
    read(path, path.name)


def filed(archive: Archive, volume_id: int, number: int, data: bytes) -> None:
    received = receive(archive, BytesIO(data), f"{number}.docx")
    with archive.work(CONSOLE) as work:
        file_document(work, volume_id, received, slot="evidence")
    work_off(archive)


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", type=int, default=40, help="documents to file")
    papers = [a_docx(number) for number in range(min(asked.parse_args().docs, 200))]
    calibration()
    with tempfile.TemporaryDirectory() as home:
        archive = Archive(Settings(home=Path(home) / "home"))
        with archive.work(CONSOLE) as work:
            station = add_station(work, "测试司法所", "测试")
            committee = add_committee(work, station.id, "测试调委会", "测试", work.today)
        ids = []
        for _ in range(10):
            with archive.work(CONSOLE) as work:
                facts = {
                    "committee": committee.id,
                    "dispute_type": "邻里纠纷",
                    "parties": [{"name": "赵甲"}, {"name": "孙乙"}],
                }
                ids.append(open_volume(work, "mediation.written", facts, station_id=station.id).id)
        ours = plain = 0.0
        for number, data in enumerate(papers):
            plain += seconds(partial(bare, Path(home), number, data))
            ours += seconds(partial(filed, archive, ids[number % 10], number, data))
        figure(
            "filing, to found",
            "documents/s",
            len(papers) / ours,
            peer_name="read + hash + fsync + extract",
            peer=len(papers) / plain,
        )
        archive.close()


if __name__ == "__main__":
    main()
