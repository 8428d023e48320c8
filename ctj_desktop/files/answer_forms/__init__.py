"""One answer that is ticked, to a convocation or by circulation, in a workbook that went out and comes back."""
