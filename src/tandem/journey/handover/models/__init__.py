"""The tables of handover."""

from tandem.journey.handover.models.enquiries import Enquiry, EnquiryTurn
from tandem.journey.handover.models.handovers import WarmHandover

__all__ = ["Enquiry", "EnquiryTurn", "WarmHandover"]
