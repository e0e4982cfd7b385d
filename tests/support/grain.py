"""An invented map that shows every kind of card: grain withheld from the northern districts in 1921."""

from __future__ import annotations

from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, Quote, Source, Support
from argmap.model.vocabulary import Grade

_CLAIMS = {
    "H": "The provincial government knowingly kept grain back from the northern districts in spring 1921.",
    "C1": "By 14 March 1921 the Governor knew that people in the north were starving.",
    "C2": "The provincial reserve held enough grain to feed the north until the harvest.",
    "C3": "On 16 March the Governor ordered the reserve to stay closed to the north.",
    "C4": "The reserve held about 4,100 tonnes on 1 March.",
    "C5": "Feeding the north until the harvest needed about 2,900 tonnes.",
    "C6": "About 48,000 people lived in the two northern districts.",
    "C7": "The closure was a deliberate choice, not an oversight.",
    "C8": "The order was repeated after two further appeals.",
    "A1": "400 g a day for 150 days is a sufficient relief ration.",
    "O1": "The railway north was cut from 12 to 30 March, so the grain could not have been moved in time.",
    "O2": "The Governor may have kept the reserve as seed grain for the whole province.",
    "R1": "The cart road stayed open and carried 610 tonnes of salt north that same month.",
}
_QUOTES = (
    ("C1", "No grain remains in Orsk and Belin. Deaths daily. Request immediate release of reserve.",
     "District officer to Governor, telegram, 9 March 1921", "Archive f.12/4, l.31"),
    ("C1", "Read the Orsk telegram to the Governor this evening. He said nothing.",
     "Diary of the secretary, 14 March 1921", "Archive f.88/1, p.52"),
    ("C4", "Stock in provincial reserve this day: 4,104 t.", "Granary ledger, 1 March 1921", "Archive f.31/2, l.7"),
    ("C6", "Orsk 27,310; Belin 20,655.", "Census return, 1920", "Statistical Yearbook, t.4"),
    ("C3", "Reserve stays closed until further word. No exceptions for the northern districts.",
     "Governor to Granary Commissioner, telegram, 16 March 1921", "Archive f.12/4, l.40"),
    ("C8", "My order of the 16th stands. Do not raise the matter again.",
     "Governor to Granary Commissioner, telegram, 2 April 1921", "Archive f.12/4, l.58"),
    ("O1", "Bridge at Tolm carried away. No traffic north of km 214.",
     "Railway inspector, telegram, 12 March 1921", "Archive f.60/9, l.3"),
    ("R1", "March: salt, by cart, Tolm road, 610 t.", "Customs ledger, March 1921", "Archive f.44/2, l.19"),
)  # fmt: skip
_STEPS = (
    ("s-h", "H", ("C1", "C2", "C3", "C7"), Grade.STRONG, "knew + could + refused"),
    ("s-enough", "C2", ("C4", "C5"), Grade.ENTAILS, "4,100 t > 2,900 t"),
    ("s-needed", "C5", ("C6", "A1"), Grade.MODERATE, "people x ration x days"),
    ("s-deliberate", "C7", ("C3", "C8"), Grade.STRONG, "repeated order"),
)


def grain_map() -> Map:
    """Return the map of the picture that the diagram aims at."""
    assumed = "the relief ration of the time"
    nodes: list[Node] = [
        Claim(id=claim, text=text, assumed=assumed if claim == "A1" else None) for claim, text in _CLAIMS.items()
    ]
    for number, (claim, text, title, locator) in enumerate(_QUOTES, 1):
        link = f"https://archive.example/q{number}?from=map&n=1"
        nodes.append(Quote(id=f"q{number}", text=text, source=f"source-{number}", at=locator, attests=(claim,)))
        nodes.append(Source(id=f"source-{number}", title=title, variables=(("URL", link),)))
    nodes += [
        Support(id=step, target=target, because=because, grade=grade, warrant=warrant)
        for step, target, because, grade, warrant in _STEPS
    ]
    nodes += [
        Attack(id="a-rail", target="s-h", because=("O1",)),
        Attack(id="a-seed", target="C7", because=("O2",)),
        Attack(id="a-cart", target="O1", because=("R1",)),
    ]
    title = "Was grain knowingly withheld from the northern districts in 1921?"
    return Map.of(nodes, Head(title=title, main=("H",)))
