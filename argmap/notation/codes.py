"""The codes of every problem that argmap finds in a map file, each with its meaning in one line.

Codes are stable: a code is never given another meaning. E is an error, W a warning; 1 is about how the file is
written, 2 about fields and their values, 3 about what refers to what.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "E101": "a character that a map file cannot hold",
        "E102": "a tab where only spaces can stand",
        "E103": "the marker of an unfinished merge",
        "E104": "a line at a column where nothing can stand",
        "E105": "a line that is neither an id nor a field",
        "E106": "an id that is not well formed",
        "E107": "a value that YAML readers would take apart, so it needs quotes or `|`",
        "E108": "a part of YAML that map files leave out",
        "E109": "quoted text that does not end, or ends too early, or holds an unknown escape",
        "E110": "a field or an item without a value",
        "E111": "a list in brackets that is not of plain words",
        "E112": "a field given twice in one block",
        "E113": "an id given twice",
        "E114": "two ids that differ in upper and lower case only",
        "E115": "a block without fields",
        "E201": "a block whose first field does not say what it is",
        "E202": "an unknown field",
        "E203": "a required field is missing",
        "E204": "a value that is none of the words of its field",
        "E205": "a list where text belongs, or text where a list belongs",
        "E206": "a value that is not a whole number",
        "E207": "a line of `via` or `questions` that cannot be read",
        "E208": "a map without its head",
        "E209": "a map with two heads",
        "E210": "a version of the format that this argmap cannot read",
        "E301": "a reference to a block that does not exist",
        "E302": "a reference to a block of the wrong kind",
        "E303": "a step that has its own target, or itself, among its premises, or attacks itself",
        "E304": "sources or translations that depend on themselves",
        "E305": "an earlier id that is in use",
        "E306": "a scheme that is neither built in nor defined in the map",
        "E307": "a critical question that the scheme does not have",
        "E308": "a reference into a map that is not beside this one, or cannot be read",
        "W101": "letters that are not composed (Unicode NFC), so that equal words compare unequal",
        "W102": "an invisible character that changes the direction of the text",
        "W201": "a claim, quote or source without words",
        "W202": "a head that is not the first block",
        "W203": "a kind of source that CSL does not know",
        "W204": "something from a newer version of the format, kept and not read",
        "W301": "a reference by an earlier id",
        "W302": "an item given twice in one list",
        "W303": "a claim that is connected to nothing",
        "W304": "a quote that nothing uses",
        "W305": "a held copy of a source that has changed since it was recorded",
        "W306": "claims that support each other in a circle",
    }
)
