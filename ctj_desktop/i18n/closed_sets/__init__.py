"""The words of closed sets, by room where there are many: `ctj_desktop/i18n/words.py` has those that stand alone."""
