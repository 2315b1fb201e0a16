"""Links (关联) between volumes: seen, made, withdrawn, and a volume opened out of another."""

from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.documents import Reasoned
from archive_app.api.schemas.links import LinkedOpened, LinkMade, LinksShown
from archive_app.api.schemas.volumes import VolumeShown
from archive_app.api.showing import refuse_masked, volume_line, volume_shown
from archive_app.api.signing import reading, working
from archive_app.archive import Work
from archive_app.records import linking as records
from archive_app.records.volumes import see_volume
from archive_app.store.tables import Volume

links = Resource("links", "相关案卷", "案卷之间的关联，由本卷立新卷")

Answer = dict[str, Any]


@links.operation(
    "GET",
    "/volumes/<id:volume_id>/links",
    "相关案卷",
    "与本卷关联的案卷，只列您看得到的；以及这种案卷可以有哪些关联。",
    gives=LinksShown,
)
def link_list(volume_id: int) -> Answer:
    """What belongs to a volume."""
    with reading() as work:
        return _shown(work, see_volume(work, volume_id))


@links.operation(
    "POST",
    "/volumes/<id:volume_id>/links",
    "关联已有案卷",
    "把另一案卷关联到本卷。",
    body=LinkMade,
    gives=LinksShown,
    status=201,
)
def link_make(body: Answer, volume_id: int) -> Answer:
    """Tie two volumes."""
    with working() as work:
        return _shown(work, records.link_volume(work, volume_id, **body).volume)


@links.operation(
    "POST",
    "/volumes/<id:volume_id>/links/open",
    "由本卷立新卷",
    "立一个相关类型的新卷并关联；本卷的有关信息自动带入，送来的信息优先。",
    body=LinkedOpened,
    gives=VolumeShown,
    status=201,
)
def link_open(body: Answer, volume_id: int) -> Answer:
    """Open a volume out of another."""
    with working() as work:
        link, facts = body.pop("link"), body.pop("facts")
        opened = records.open_linked(work, volume_id, link, facts, **body)
        refuse_masked(work.standard_of(opened).kind(opened.kind), facts)
        return volume_shown(work, opened)


@links.operation(
    "POST",
    "/links/<id:link_id>/withdraw",
    "取消关联",
    "取消两个案卷的关联，写明原因；记录保留。",
    body=Reasoned,
    gives=LinksShown,
)
def link_withdraw(body: Answer, link_id: int) -> Answer:
    """Untie."""
    with working() as work:
        return _shown(work, records.unlink(work, link_id, body["reason"]).volume)


def _shown(work: Work, volume: Volume) -> Answer:
    own = ("id", "link", "title", "back", "by", "at")
    return {
        "ways": work.standard_of(volume).kind(volume.kind).links,
        "items": [
            {name: getattr(tie, name) for name in own} | {"volume": volume_line(work, tie.other)}
            for tie in records.links_of(work, volume)
        ],
    }
