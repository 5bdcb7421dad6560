"""Agencies: who exists on which date, who belongs to which group, who took over what."""
