"""What people do with plans: bring them in, report, confirm, raise, answer, subscribe."""

from cchc.records.plans.actions.loading import issue_plan, load_plan

__all__ = ["issue_plan", "load_plan"]
