"""The pulse: a survey of real customers, stage by stage, that asks nobody's name.

    model      what a survey, one of its waves and one answer are, and how they are kept
    secrecy    how a second vote is known without knowing who; numbers and addresses in words
    asking     where an answer stands, and what a tap or words make of it
    results    what the answers say together: with n and margin, and silent below five
    folding    what they say onto the map: measured feelings, and what they prove

Knows values and time that is handed in; must not know Telegram, sentences, or who anybody is.
"""
