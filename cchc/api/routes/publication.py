"""Publication of results by groups: what hinders, what units get, what is frozen and whether it holds."""

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call, standing
from cchc.api.desk import whole_desk
from cchc.api.schemas.plain import OfGroup, Slug
from cchc.api.schemas.publication import PublicationOut, ReproducedOut, publication_out
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.queries import publication_state, snapshots_of
from cchc.records.rounds.snapshots import reproduces

publication = Router(tags=["Hội đồng và công bố"])


@publication.get(
    "/campaigns/{slug}/publication",
    response=reads(PublicationOut),
    url_name="publication",
    summary="Tình trạng công bố",
    operation_id="publication",
)
def groups(request: Call, slug: Path[Slug], wanted: Query[OfGroup]) -> PublicationOut:
    """Các nhóm; của nhóm `group` (hoặc nhóm đầu tiên chưa công bố): điều còn vướng, điểm, hạng, mã băm."""
    now = timezone.now()
    state = publication_state(standing(request, now), slug, now, wanted.group)
    chosen = state.chosen
    out = chosen is not None and len(chosen.waiting) < len(chosen.head.units)
    return publication_out(state, snapshots_of(state.campaign) if out else ())


@publication.get(
    "/campaigns/{slug}/publication/{unit}",
    response=reads(ReproducedOut),
    url_name="reproduced",
    summary="Đối chiếu bản đóng băng",
    operation_id="reproduced",
)
def reproduced(request: Call, slug: Path[Slug], unit: Path[Slug]) -> ReproducedOut:
    """Tính lại từ nội dung đã đóng băng của một đơn vị và so với bảng điểm trong đó."""
    desk = whole_desk(request, slug)
    rows = Snapshot.objects.filter(campaign_unit__campaign=desk.campaign, campaign_unit__unit__slug=unit)
    found = rows.select_related("campaign_unit__campaign__register").first()
    if found is None:
        raise NotVisibleError(unit)
    return ReproducedOut(sha256=found.sha256, reproduces=reproduces(found))
