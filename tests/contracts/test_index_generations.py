"""The index on disk: killed writers, several writers, readers beside them, damage, rebuilding."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive_app.errors import ArchiveError, Conflict, StoreFault
from archive_app.search.engine import Entry, Query
from archive_app.search.generations import Generations
from archive_app.search.query import parse
from archive_app.search.whoosh_engine import WhooshEngine

WRITER = """
import sys
from pathlib import Path
from archive_app.search.engine import Entry
from archive_app.search.whoosh_engine import WhooshEngine
engine, name = WhooshEngine(Path(sys.argv[1])), sys.argv[2]
for number in range(int(sys.argv[3])):
    engine.put([Entry(f"{name}{number}", "own", "", f"调解第{number}号", ("s",))])
    print(number, flush=True)
"""


def start_writer(folder: Path, name: str, entries: int) -> subprocess.Popen:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(entries)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def asked(text: str) -> Query:
    return Query(frozenset({"own"}), frozenset({"s"}), parse(text), size=1000)


def an_entry(name: str, text: str = "调解") -> Entry:
    return Entry(name, "own", "", text, ("s",))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("acknowledged", [0, 3, 8, 15])
def test_a_killed_writer_leaves_an_index_that_opens_with_all_it_acknowledged(
    tmp_path, acknowledged
):
    writer = start_writer(tmp_path / "index", "e", 10_000)
    said = [writer.stdout.readline() for _ in range(acknowledged + 1)]
    time.sleep(0.003 * acknowledged)  # now in the middle of some later commit
    os.kill(writer.pid, signal.SIGKILL)
    said += writer.communicate()[0].splitlines()
    engine = WhooshEngine(tmp_path / "index")
    assert engine.ids() >= {f"e{number}" for number in range(len(said))}
    engine.put([an_entry("after")])
    assert engine.find(asked("调解")).total == engine.count() >= len(said) + 1
    engine.close()


@pytest.mark.slow
def test_several_processes_write_while_others_read_and_none_meets_an_error(tmp_path):
    folder = tmp_path / "index"
    engine = WhooshEngine(folder)
    writers = [start_writer(folder, name, 40) for name in "ab"]
    totals = []
    while any(writer.poll() is None for writer in writers):
        totals.append(engine.find(asked("调解")).total)
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert totals == sorted(totals)
    assert engine.find(asked("调解")).total == engine.count() == 80
    engine.close()


@pytest.mark.parametrize("place", ["memory", "disk"])
def test_threads_share_one_engine(tmp_path, place):
    engine = WhooshEngine(tmp_path / "index" if place == "disk" else None)

    def work(name: str) -> None:
        for number in range(15):
            engine.put([an_entry(f"{name}{number}")])
            assert any(hit.id == f"{name}{number}" for hit in engine.find(asked("调解")).hits)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, "abcd"))  # raises what a thread raised
    assert engine.count() == 60
    engine.close()


def test_another_process_sees_what_was_committed_at_its_next_question(tmp_path):
    here, there = WhooshEngine(tmp_path / "index"), WhooshEngine(tmp_path / "index")
    for number in range(20):
        here.put([an_entry(f"e{number}")])
        assert there.find(asked("调解")).total == number + 1
    here.close()
    there.close()


def damage_toc(folder: Path) -> None:
    next(folder.glob("*.toc")).write_bytes(b"nothing of the kind")


def damage_segment(folder: Path) -> None:
    segment = next(folder.glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:40])


def lose_toc(folder: Path) -> None:
    next(folder.glob("*.toc")).unlink()


def foreign(folder: Path) -> None:
    (folder / "format.txt").write_text("built by other rules", "utf-8")


@pytest.mark.parametrize("harm", [damage_toc, damage_segment, lose_toc, foreign])
def test_a_damaged_or_foreign_index_is_noticed_and_a_rebuild_replaces_it(tmp_path, harm):
    first = Generations(tmp_path, WhooshEngine)
    first.current().put([an_entry("one")])
    first.close()
    harm(tmp_path / "g000001")
    generations = Generations(tmp_path, WhooshEngine)
    with pytest.raises(StoreFault) as fault:
        generations.current()
    assert "archive index rebuild" in fault.value.fix
    with generations.rebuild() as engine:
        engine.put([an_entry("two")])
    assert generations.current().ids() == {"two"}
    assert [folder.name for folder in tmp_path.iterdir() if folder.is_dir()] == ["g000002"]
    generations.close()


def test_the_old_index_answers_until_the_new_one_is_complete(tmp_path):
    here, there = Generations(tmp_path, WhooshEngine), Generations(tmp_path, WhooshEngine)
    here.current().put([an_entry("old")])
    assert there.current().ids() == {"old"}
    with here.rebuild() as engine:
        engine.put([an_entry("new")])
        assert here.current().ids() == there.current().ids() == {"old"}
        with pytest.raises(Conflict), here.rebuild():
            pass
    assert here.current().ids() == there.current().ids() == {"new"}
    here.close()
    there.close()


def test_a_question_on_its_way_is_answered_by_the_index_it_was_put_to(tmp_path):
    generations = Generations(tmp_path, WhooshEngine)
    before = generations.current()
    before.put([an_entry("old")])
    assert before.count() == 1
    with generations.rebuild() as engine:
        engine.put([an_entry("new")])
    assert [hit.id for hit in before.find(asked("调解")).hits] == ["old"]
    with pytest.raises(ArchiveError):
        before.put([an_entry("lost")])
    generations.close()


def test_a_failed_rebuild_changes_nothing(tmp_path):
    generations = Generations(tmp_path, WhooshEngine)
    generations.current().put([an_entry("old")])
    with pytest.raises(OSError, match="no space"), generations.rebuild() as engine:
        engine.put([an_entry("new")])
        raise OSError("no space left on device")
    assert generations.current().ids() == {"old"}
    assert len(list(tmp_path.glob("g*"))) == 1
    generations.close()
