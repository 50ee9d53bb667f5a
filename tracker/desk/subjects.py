"""What a person can do, by subject; each is loaded when it is first asked for.

Showing a list needs none of the desks that write.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from tracker.desk.session import Session

if TYPE_CHECKING:
    from tracker.desk.actions import ActionDesk
    from tracker.desk.carrying import CarryDesk
    from tracker.desk.cases import CaseDesk
    from tracker.desk.documents import DocumentDesk
    from tracker.desk.drafting import DraftDesk
    from tracker.desk.evaluations import EvaluationDesk
    from tracker.desk.evidence import EvidenceDesk
    from tracker.desk.exchanging import ExchangeDesk
    from tracker.desk.figures import FigureDesk
    from tracker.desk.files import FileDesk
    from tracker.desk.findings import FindingDesk
    from tracker.desk.following import FollowDesk
    from tracker.desk.impact import ImpactDesk
    from tracker.desk.keeping import KeepingDesk
    from tracker.desk.measuring import MeasureDesk
    from tracker.desk.mending import MendDesk
    from tracker.desk.notes import NoteDesk
    from tracker.desk.offers import OfferDesk
    from tracker.desk.oversight import OversightDesk
    from tracker.desk.packing import PackDesk
    from tracker.desk.partners import PartnerDesk
    from tracker.desk.past import PastDesk
    from tracker.desk.people import PeopleDesk
    from tracker.desk.plans import PlanDesk, PromiseDesk
    from tracker.desk.quality import QualityDesk
    from tracker.desk.reconciling import ReconcileDesk
    from tracker.desk.reviewing import ReviewDesk
    from tracker.desk.rooms import RoomDesk
    from tracker.desk.views import ViewDesk
    from tracker.desk.visits import VisitDesk


class Subjects:
    """The desks of one session."""

    session: Session

    @cached_property
    def actions(self) -> "ActionDesk":
        """Give the desk for actions."""
        from tracker.desk.actions import ActionDesk

        return ActionDesk(self.session)

    @cached_property
    def cases(self) -> "CaseDesk":
        """Give the desk for young people."""
        from tracker.desk.cases import CaseDesk

        return CaseDesk(self.session)

    @cached_property
    def notes(self) -> "NoteDesk":
        """Give the desk for contact notes."""
        from tracker.desk.notes import NoteDesk

        return NoteDesk(self.session, self.cases, self.actions)

    @cached_property
    def plans(self) -> "PlanDesk":
        """Give the desk for pathway plans."""
        from tracker.desk.plans import PlanDesk

        return PlanDesk(self.session, self.actions)

    @cached_property
    def promises(self) -> "PromiseDesk":
        """Give the desk for promises made to young people."""
        from tracker.desk.plans import PromiseDesk

        return PromiseDesk(self.session, self.actions)

    @cached_property
    def figures(self) -> "FigureDesk":
        """Give the desk for reported numbers."""
        from tracker.desk.figures import FigureDesk

        return FigureDesk(self.session)

    @cached_property
    def measures(self) -> "MeasureDesk":
        """Give the desk for the numbers that are reported, and the rows behind them."""
        from tracker.desk.measuring import MeasureDesk

        return MeasureDesk(self.session)

    @cached_property
    def packs(self) -> "PackDesk":
        """Give the desk for board packs."""
        from tracker.desk.packing import PackDesk

        return PackDesk(self.session)

    @cached_property
    def follow(self) -> "FollowDesk":
        """Give the desk for follow-through."""
        from tracker.desk.following import FollowDesk

        return FollowDesk(self.session)

    @cached_property
    def impact(self) -> "ImpactDesk":
        """Give the desk for what actions changed, and the statuses suggested for them."""
        from tracker.desk.impact import ImpactDesk

        return ImpactDesk(self.session)

    @cached_property
    def partners(self) -> "PartnerDesk":
        """Give the desk for partner agencies and what is asked of them."""
        from tracker.desk.partners import PartnerDesk

        return PartnerDesk(self.session)

    @cached_property
    def files(self) -> "FileDesk":
        """Give the desk for young people's files, handovers and visiting patterns."""
        from tracker.desk.files import FileDesk

        return FileDesk(self.session)

    @cached_property
    def findings(self) -> "FindingDesk":
        """Give the desk for findings and threads."""
        from tracker.desk.findings import FindingDesk

        return FindingDesk(self.session)

    @cached_property
    def documents(self) -> "DocumentDesk":
        """Give the desk for letters and reports."""
        from tracker.desk.documents import DocumentDesk

        return DocumentDesk(self.session, self.findings)

    @cached_property
    def offers(self) -> "OfferDesk":
        """Give the desk for what documents tell of besides findings."""
        from tracker.desk.offers import OfferDesk

        return OfferDesk(self.session, self.actions)

    @cached_property
    def visits(self) -> "VisitDesk":
        """Give the desk for scrutiny from outside."""
        from tracker.desk.visits import VisitDesk

        return VisitDesk(self.session)

    @cached_property
    def oversight(self) -> "OversightDesk":
        """Give the desk for our own oversight."""
        from tracker.desk.oversight import OversightDesk

        return OversightDesk(self.session, self.actions)

    @cached_property
    def reviews(self) -> "ReviewDesk":
        """Give the desk for weekly reviews."""
        from tracker.desk.reviewing import ReviewDesk

        return ReviewDesk(self.session, self.actions)

    @cached_property
    def evidence(self) -> "EvidenceDesk":
        """Give the desk for what shows that something is better, and for what was decided about it."""
        from tracker.desk.evidence import EvidenceDesk

        return EvidenceDesk(self.session)

    @cached_property
    def evaluations(self) -> "EvaluationDesk":
        """Give the desk for what the service says of itself."""
        from tracker.desk.evaluations import EvaluationDesk

        return EvaluationDesk(self.session)

    @cached_property
    def rooms(self) -> "RoomDesk":
        """Give the desk for what is brought together before the next scrutiny visit."""
        from tracker.desk.rooms import RoomDesk

        return RoomDesk(self.session)

    @cached_property
    def people(self) -> "PeopleDesk":
        """Give the desk for staff and partners."""
        from tracker.desk.people import PeopleDesk

        return PeopleDesk(self.session)

    @cached_property
    def exchanging(self) -> "ExchangeDesk":
        """Give the desk for tables and messages, in and out."""
        from tracker.desk.exchanging import ExchangeDesk

        return ExchangeDesk(self.session)

    @cached_property
    def reconciling(self) -> "ReconcileDesk":
        """Give the desk for comparisons with extracts of the case system."""
        from tracker.desk.reconciling import ReconcileDesk

        return ReconcileDesk(self.session)

    @cached_property
    def past(self) -> "PastDesk":
        """Give the desk for the history, undo and redo."""
        from tracker.desk.past import PastDesk

        return PastDesk(self.session)

    @cached_property
    def keeping(self) -> "KeepingDesk":
        """Give the desk for copies, checks and thresholds."""
        from tracker.desk.keeping import KeepingDesk

        return KeepingDesk(self.session)

    @cached_property
    def quality(self) -> "QualityDesk":
        """Give the desk for what the data's own checks find."""
        from tracker.desk.quality import QualityDesk

        return QualityDesk(self.session)

    @cached_property
    def mending(self) -> "MendDesk":
        """Give the desk for putting right what those checks found."""
        from tracker.desk.mending import MendDesk

        return MendDesk(self.session, self.quality, self.cases, self.people)

    @cached_property
    def carrying(self) -> "CarryDesk":
        """Give the desk for pocket casebooks and what comes home from them."""
        from tracker.desk.carrying import CarryDesk

        return CarryDesk(self.session)

    @cached_property
    def drafts(self) -> "DraftDesk":
        """Give the desk for what is half typed."""
        from tracker.desk.drafting import DraftDesk

        return DraftDesk(self.session)

    @cached_property
    def views(self) -> "ViewDesk":
        """Give the desk for saved filters."""
        from tracker.desk.views import ViewDesk

        return ViewDesk()
