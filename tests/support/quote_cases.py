# ruff: noqa: E501 -- a passage or a case is read best on one line
"""Quotations and what the documented rules say of each, by the habit they show: honest, conventional, dishonest."""

from __future__ import annotations

from dataclasses import dataclass

HISTORY = """Of late a very significant change has come over the attitude at any rate of its leader Trotsky towards the Allies. \
He has begun to see that co-operation, and not abuse, might serve the Soviets. It is not true that the Embassy refused \
to see him. Lord Reading asked, "Is Trotsky serious?" Nobody in London knew.

Some officers may support the plan. The General said: "All men must obey." In March 1918 about 1,200 soldiers reached \
Murmansk, and -5 degrees was usual. The well-known port cost £5 million to hold; the Treasury had offered $3.5 million. \
We cannot accept these terms unless Petrograd agrees. He was happy with the result, although the cost was high.

The third paragraph is short. It holds nothing of weight except the sentence on colour: the colour of the flag was red. \
The two armies met, fought, and parted. Then the men of the north, who had marched for twenty-five days without bread, \
lay down and slept."""

LAW = """[1] The appellant was convicted of theft [sic] on 3 May 2019. The court held that no reasonable jury could have \
found otherwise.

[2] A person shall not be deprived of property without due process of law. Counsel submitted that the statute "applies \
to all persons, [however] described". We disagree.

[3] The defendant must give notice within 30 days, provided that the notice is in writing. The burden (which is heavy) \
lies on the Crown; the standard is proof beyond reasonable doubt."""

SCIENCE = """Results. The drug reduced mortality by 3.5% (p < 0.05), but the effect was not significant in women.1 \
Temperatures of 1,200 K were reached. Most patients probably recovered within two weeks. The sample may have been biased. \
The authors report no conflict of interest. Cells were unaffected by the treatment[12] and grew normally.

In vitro, the naïve cells did not respond. Is the mechanism known? It appears that the enzyme is usually inactive."""

JOURNALISM = """The minister said on Monday that taxes would rise. “We will not raise taxes on workers,” she told the \
BBC’s reporter. “I don’t think that’s fair — not now, not ever.” Her predecessor… declined to comment. She added: \
“It’s the colour of honour, neighbour.” Unemployment fell to 4 percent in twelve hundred towns."""

GERMAN = """Der Vertrag wurde nicht unterzeichnet. Es waren 1.200 Soldaten in der Straße, und der König schwieg. \
Vielleicht war es ein Fehler. Die Bevölkerung war zufrieden mit dem Ergebnis. Er kostete 3,5 Millionen Mark."""

FRENCH = """L’homme est né libre, et partout il est dans les fers. Tel se croit le maître des autres, qui ne laisse pas \
d’être plus esclave qu’eux. Il n’est pas vrai que le roi soit mort. « Jamais, dit-il, nous ne céderons. » Peut-être \
viendra-t-il demain. Quelques soldats sont partis."""

SPANISH = """El gobierno no aceptó la propuesta. ¿Quién podría negarlo? Había 1.500 hombres en la plaza, y casi todos \
gritaban. La decisión fue muy difícil para el señor Muñoz."""

RUSSIAN = """Ленин не согласился с этим решением. Всё было готово к отъезду. Некоторые солдаты ушли домой, но офицеры \
остались. Возможно, это была ошибка. В город вошли двести человек."""

CHINESE = "他不是中国人，但是他会说中文。昨天我们去了北京，看见了很多外国朋友，大家都非常高兴。"
ARABIC = "لم يكن الرجل في البيت عندما وصل الجنود. كانت المدينة هادئة جدا، وكان الناس نائمين في بيوتهم."
JAPANESE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"
POEM = "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?"
PRINTED = (
    "The commissioners had under-\nstood that the well-\nknown treaty of the north was to be signed by all of the dele-\n\n"
    "24 THE HISTORY OF THE NORTH\n\ngates before the winter. They ﬁnally left, and the ﬂeet sailed on the same day.\n\n25\n\n"
    "with a fair wind behind it. The _old_ captain was **very** proud of his \u017fhip."
)
OCR = "The rnodern Gerrnan arrny rnoved tbe guns in l9l8 to the 0ld fort. It was not tlie first tirne that they had done so."
TWO_FAR = (
    "The harvest failed in every county of the west that year. "
    + "Letters of the time speak of rain, of floods and of mildew on the standing corn, week upon week. " * 14
    + "The bishops then ordered three days of prayer in all churches.\n\nAt Easter the king returned from France with his court."
)


@dataclass(frozen=True)
class Case:
    """A quotation, the text it is said to be from, and what is to be found; None stands for anything."""

    name: str
    source: str
    quote: str
    verdict: str
    kinds: str | None = None
    severity: str | None = None
    flags: str = ""
    passage: str | None = None
    language: str = ""
    ocr: bool = False
    legal: bool = False


def _verified(source: str, *quotes: str | tuple[str, str]) -> list[Case]:
    pairs = [quote if isinstance(quote, tuple) else (quote, quote) for quote in quotes]
    return [Case(f"verified: {quote[:50]}", source, quote, "verified", "", passage=passage) for quote, passage in pairs]


def _edited(source: str, *rows: tuple[str, str, str]) -> list[Case]:
    return [
        Case(f"edited {kinds}: {quote[:50]}", source, quote, "verified_edited", kinds, passage=passage)
        for quote, kinds, passage in rows
    ]


def _altered(source: str, *rows: tuple[str, str, str]) -> list[Case]:
    return [
        Case(f"altered {kinds}: {quote[:50]}", source, quote, "altered", kinds, severity)
        for quote, kinds, severity in rows
    ]


def _spliced(source: str, *rows: tuple[str, str]) -> list[Case]:
    return [Case(f"spliced {kinds}: {quote[:50]}", source, quote, "spliced", kinds) for quote, kinds in rows]


CASES: list[Case] = [
    *_verified(
        HISTORY,
        "Of late a very significant change has come over the attitude at any rate of its leader Trotsky towards the Allies.",
        "some officers may support the plan".replace("some", "Some"),
        "Nobody in London knew.",
        "co-operation, and not abuse, might serve the Soviets",
        ("Lord Reading asked, “Is Trotsky serious?”", 'Lord Reading asked, "Is Trotsky serious?"'),
        ("Lord Reading asked, 'Is Trotsky serious?'", 'Lord Reading asked, "Is Trotsky serious?"'),
        ("  Nobody   in\nLondon\tknew. ", "Nobody in London knew."),
        ("In March 1918 about 1,200 soldiers", "In March 1918 about 1,200 soldiers"),
        ("“The two armies met, fought, and parted.”", "The two armies met, fought, and parted."),
        ("The well\u2011known port cost £5 million", "The well-known port cost £5 million"),
        ("**Nobody** in _London_ knew", "Nobody in London knew"),
        "slept.",
    ),
    *_verified(
        LAW,
        "The appellant was convicted of theft [sic] on 3 May 2019.",
        "applies to all persons, [however] described",
        "The burden (which is heavy) lies on the Crown",
        "[2] A person shall not be deprived",
    ),
    *_verified(
        SCIENCE,
        "(p < 0.05), but the effect was not significant",
        (
            "the effect was not significant in women. Temperatures of 1,200 K",
            "the effect was not significant in women.1 Temperatures of 1,200 K",
        ),
        ("unaffected by the treatment and grew normally", "unaffected by the treatment[12] and grew normally"),
        "unaffected by the treatment[12] and grew",
        ("the nai\u0308ve cells did not respond", "the naïve cells did not respond"),
        "Is the mechanism known?",
    ),
    *_verified(
        JOURNALISM,
        ('"We will not raise taxes on workers," she told', "“We will not raise taxes on workers,” she told"),
        ("I don't think that's fair - not now, not ever.", "I don’t think that’s fair — not now, not ever."),
        ("I don't think that's fair--not now", "I don’t think that’s fair — not now"),
        ("Her predecessor... declined to comment", "Her predecessor… declined to comment"),
        ("Her predecessor\u00a0… declined to comment", "Her predecessor… declined to comment"),
    ),
    *_verified(
        FRENCH,
        ("homme est né libre, et partout il est dans les fers", "homme est né libre, et partout il est dans les fers"),
        ("L'homme est né libre", "L’homme est né libre"),
        ('"Jamais, dit-il, nous ne céderons."', "« Jamais, dit-il, nous ne céderons. »"),
    ),
    *_verified(GERMAN, "Es waren 1.200 Soldaten in der Straße", "Vielleicht war es ein Fehler."),
    *_verified(SPANISH, "¿Quién podría negarlo?", "casi todos gritaban"),
    *_verified(RUSSIAN, "Некоторые солдаты ушли домой, но офицеры остались.", "Ленин не согласился"),
    *_verified(
        CHINESE,
        "昨天我们去了北京，看见了很多外国朋友",
        "他不是中国人",
        ("昨天我们去了北京, 看见了很多外国朋友", "昨天我们去了北京，看见了很多外国朋友"),
    ),
    *_verified(JAPANESE, "吾輩は猫である。名前はまだ無い。"),
    *_verified(ARABIC, "كانت المدينة هادئة جدا، وكان الناس نائمين"),
    *_verified(
        POEM,
        (
            "Tyger Tyger, burning bright, / In the forests of the night;",
            "Tyger Tyger, burning bright,\nIn the forests of the night;",
        ),
        ("burning bright, In the forests of the night", "burning bright,\nIn the forests of the night"),
    ),
    *_verified(
        PRINTED,
        (
            "The commissioners had understood that the well-known treaty",
            "The commissioners had under-\nstood that the well-\nknown treaty",
        ),
        ("had understood that the wellknown treaty", "had under-\nstood that the well-\nknown treaty"),
        (
            "signed by all of the delegates before the winter",
            "signed by all of the dele-\n\n24 THE HISTORY OF THE NORTH\n\ngates before the winter",
        ),
        ("They finally left, and the fleet sailed", "They ﬁnally left, and the ﬂeet sailed"),
        (
            "sailed on the same day. with a fair wind behind it.",
            "sailed on the same day.\n\n25\n\nwith a fair wind behind it.",
        ),
        ("24 THE HISTORY OF THE NORTH", "24 THE HISTORY OF THE NORTH"),
        ("The old captain was very proud of his ship.", "The _old_ captain was **very** proud of his \u017fhip."),
    ),
    *_edited(
        HISTORY,
        ("[T]he attitude at any rate of its leader", "bracket_letter", "the attitude at any rate of its leader"),
        ("The attitude at any rate of its leader", "case", "the attitude at any rate of its leader"),
        (
            "the Allies. He has begun to see that co-operation.",
            "terminal_punctuation",
            "the Allies. He has begun to see that co-operation",
        ),
        (
            "He has begun to see that cooperation, and not abuse",
            "hyphenation",
            "He has begun to see that co-operation, and not abuse",
        ),
        ("The well known port cost £5 million", "hyphenation", "The well-known port cost £5 million"),
        ("The two armies met, fought and parted.", "punctuation", "The two armies met, fought, and parted."),
        (
            "Of late a very significant change has come over the attitude . . . of its leader",
            "ellipsis",
            "Of late a very significant change has come over the attitude at any rate of its leader",
        ),
        (
            "Of late a very significant change … towards the Allies.",
            "ellipsis",
            "Of late a very significant change has come over the attitude at any rate of its leader Trotsky towards the Allies.",
        ),
        (
            "Of late a very significant change [...] towards the Allies",
            "ellipsis",
            "Of late a very significant change has come over the attitude at any rate of its leader Trotsky towards the Allies",
        ),
        (
            "Of late a very significant change (…) towards the Allies",
            "ellipsis",
            "Of late a very significant change has come over the attitude at any rate of its leader Trotsky towards the Allies",
        ),
        (
            "...a very significant change has come over the attitude...",
            "ellipsis",
            "a very significant change has come over the attitude",
        ),
        (
            "... its leader Trotsky towards the Allies. ... Nobody in London knew.",
            "ellipsis",
            'its leader Trotsky towards the Allies. He has begun to see that co-operation, and not abuse, might serve the Soviets. It is not true that the Embassy refused to see him. Lord Reading asked, "Is Trotsky serious?" Nobody in London knew.',
        ),
        ("He [Trotsky] has begun to see that co-operation", "bracket", "He has begun to see that co-operation"),
        ("[Trotsky] has begun to see that co-operation", "bracket", "has begun to see that co-operation"),
        ("refused to see [Trotsky]. Lord Reading asked", "bracket", "refused to see him. Lord Reading asked"),
        ("The General said: “All men must obey [sic].”", "sic", 'The General said: "All men must obey."'),
        (
            "the two armies met, fought, and parted (emphasis added)",
            "case emphasis_note",
            "The two armies met, fought, and parted",
        ),
        (
            "The two *armies* met, fought, and parted [emphasis mine].",
            "emphasis_note",
            "The two armies met, fought, and parted.",
        ),
        ("about 1200 soldiers reached Murmansk", "punctuation", "about 1,200 soldiers reached Murmansk"),
        ("about twelve hundred soldiers reached Murmansk", "number", "about 1,200 soldiers reached Murmansk"),
        ("who had marched for 25 days without bread", "number", "who had marched for twenty-five days without bread"),
        ("The two armies [meet], fought, and parted", "bracket", "The two armies met, fought, and parted"),
        (
            "the men of the north ... lay down and slept",
            "ellipsis",
            "the men of the north, who had marched for twenty-five days without bread, lay down and slept",
        ),
        ("Some officers [might] support the plan.", "bracket", "Some officers may support the plan."),
        ("All men must obey!", "terminal_punctuation", "All men must obey"),
        ("NOBODY IN LONDON KNEW", "case", "Nobody in London knew"),
    ),
    *_edited(
        LAW,
        (
            "The court held that no reasonable jury could [find] otherwise.",
            "bracket",
            "The court held that no reasonable jury could have found otherwise.",
        ),
        (
            "The appellant was convicted of theft on 3 May 2019.",
            "sic",
            "The appellant was convicted of theft [sic] on 3 May 2019.",
        ),
        ("The burden ... lies on the Crown", "ellipsis", "The burden (which is heavy) lies on the Crown"),
        ("the statute “applies to all persons . . . .”", "ellipsis", 'the statute "applies to all persons'),
        ("[d]efendant[s] must give notice", "bracket_letter", "defendant must give notice"),
        (
            "The defendant must give notice within thirty days",
            "number",
            "The defendant must give notice within 30 days",
        ),
        (
            "The defendant must g[i]ve notice (citations omitted)",
            "bracket_letter emphasis_note",
            "The defendant must give notice",
        ),
    ),
    *_edited(
        SCIENCE,
        ("the naive cells did not respond", "accent", "the naïve cells did not respond"),
        ("Temperatures of 1200 K were reached", "punctuation", "Temperatures of 1,200 K were reached"),
        (
            "Most patients probably recovered within 2 weeks",
            "number",
            "Most patients probably recovered within two weeks",
        ),
    ),
    *_edited(
        JOURNALISM,
        ("Her predecessor declined to comment", "punctuation", "Her predecessor… declined to comment"),
        ("fell to 4% in twelve hundred towns", "punctuation", "fell to 4 percent in twelve hundred towns"),
        ("We will not raise taxes on [the] workers", "bracket", "We will not raise taxes on workers"),
        ("She added: It's the colour of honour", "punctuation", "She added: “It’s the colour of honour"),
    ),
    *_edited(
        GERMAN,
        ("Es waren 1200 Soldaten in der Strasse", "punctuation case", "Es waren 1.200 Soldaten in der Straße"),
        ("und der Koenig schwieg", "accent", "und der König schwieg"),
        ("[D]er König schwieg", "bracket_letter", "der König schwieg"),
        ("Er kostete 3,5 Millionen [Reichsmark]", "bracket", "Er kostete 3,5 Millionen"),
    ),
    *_edited(
        FRENCH,
        ("Tel se croit le maitre des autres", "accent", "Tel se croit le maître des autres"),
        ("L’homme est né libre […] dans les fers", "ellipsis", "L’homme est né libre, et partout il est dans les fers"),
    ),
    *_edited(
        SPANISH,
        ("La decision fue muy dificil", "accent", "La decisión fue muy difícil"),
        ("Había mil quinientos hombres en la plaza", "number", "Había 1.500 hombres en la plaza"),
    ),
    *_edited(
        RUSSIAN,
        ("Все было готово к отъезду", "accent", "Всё было готово к отъезду"),
        ("В город вошли 200 человек", "number", "В город вошли двести человек"),
        ("Некоторые солдаты […] остались", "ellipsis", "Некоторые солдаты ушли домой, но офицеры остались"),
    ),
    *_edited(
        CHINESE,
        ("昨天我们去了北京……大家都非常高兴", "ellipsis", "昨天我们去了北京，看见了很多外国朋友，大家都非常高兴"),
        ("昨天我们去了北京看见了很多外国朋友", "punctuation", "昨天我们去了北京，看见了很多外国朋友"),
    ),
    Case(
        "edited ocr: rn for m",
        OCR,
        "The modern German army moved the guns in 1918",
        "verified_edited",
        "ocr",
        passage="The rnodern Gerrnan arrny rnoved tbe guns in l9l8",
        ocr=True,
    ),
    Case(
        "edited ocr: tlie",
        OCR,
        "It was not the first time that they had done so.",
        "verified_edited",
        "ocr",
        passage="It was not tlie first tirne that they had done so.",
        ocr=True,
    ),
    Case("a clean copy has no errors of the scan", OCR, "to the old fort. It was not tlie first time", "altered", None),
    Case(
        "ocr does not excuse a number",
        OCR.replace("l9l8", "1918"),
        "army moved the guns in 1913",
        "altered",
        None,
        "meaning",
        ocr=True,
    ),
    Case(
        "ocr does not excuse a lost negation",
        OCR,
        "It was the first time that they had done so.",
        "altered",
        None,
        "meaning",
        ocr=True,
    ),
    *_altered(
        HISTORY,
        ("Of late a very significant change has come over the attitude of its leader Trotsky", "qualifier", "meaning"),
        ("Of late a significant change has come over the attitude", "omission", "words"),
        ("a very significant change has come over attitude at any rate", "omission", "words"),
        ("a very important change has come over the attitude", "word_changed", "words"),
        ("its leader Lenin towards the Allies", "word_changed", "words"),
        ("Some officers will support the plan.", "qualifier", "meaning"),
        ("All officers may support the plan.", "qualifier", "meaning"),
        ("The plan. Some officers support the plan.", None, "meaning"),
        ("Some officers support the plan.", "qualifier", "meaning"),
        ("We can accept these terms", "negation", "meaning"),
        ("We accept these terms", "negation", "meaning"),
        ("It is true that the Embassy refused", "negation", "meaning"),
        ("He was unhappy with the result", "negation", "meaning"),
        ("about 1,300 soldiers reached Murmansk", "number", "meaning"),
        ("about 12,000 soldiers reached Murmansk", "number", "meaning"),
        ("about 1.200 soldiers reached Murmansk", "number", "meaning"),
        ("In March 1917 about 1,200 soldiers", "number", "meaning"),
        ("and 5 degrees was usual", "number", "meaning"),
        ("port cost $5 million to hold", "number", "meaning"),
        ("port cost 5 million to hold", "number", "meaning"),
        ("port cost £5 billion to hold", "number", "meaning"),
        ("the Treasury had offered $35 million", "number", "meaning"),
        ("the Treasury had offered $3.5", "number", "meaning"),
        ("Is Trotsky serious.", "question_mark", "meaning"),
        ("Nobody in London knew?", "question_mark", "meaning"),
        ("He has [not] begun to see that co-operation", "negation_in_bracket", "meaning"),
        ("It is [indeed] true that the Embassy refused", "negation_in_bracket", "meaning"),
        ("It is ... true that the Embassy refused", "negation_elided", "meaning"),
        ("co-operation, and ... abuse, might serve", "negation_elided", "meaning"),
        ("Some officers [will] support the plan.", "qualifier", "meaning"),
        ("about [2,000] soldiers reached Murmansk", "number", "meaning"),
        ("the color of the flag was red", "spelling", "minor"),
        ("Of late a very signficant change has come", "spelling", "minor"),
        ("The two armies met, parted, and fought.", None, "words"),
        ("for twenty-six days without bread", "number", "meaning"),
        ("for twenty-five days with bread", None, "meaning"),
        ("He was very happy with the result", "insertion", "words"),
        ("He was happy with the result because the cost was high", None, "words"),
        ("Then the men of the south, who had marched", "word_changed", "words"),
        (
            "Trotsky [who was by then the commissar for foreign affairs in Moscow] towards the Allies",
            "insertion",
            "words",
        ),
        ("He was happy with the results", "word_changed", "words"),
    ),
    *_altered(
        LAW,
        ("A person shall be deprived of property without due process", "negation", "meaning"),
        ("A person shall ... be deprived of property without due process", "negation_elided", "meaning"),
        ("A person shall not be deprived of property with due process", None, "meaning"),
        ("The defendant should give notice within 30 days", "qualifier", "meaning"),
        ("The defendant must give notice within 60 days", "number", "meaning"),
        ("a reasonable jury could have found otherwise", None, "meaning"),
        ("A person shall [never] not be deprived", "negation_in_bracket", "meaning"),
        ("The burden lies on the Crown", "omission", "words"),
        ("the standard is proof beyond any reasonable doubt", None, None),
    ),
    *_altered(
        SCIENCE,
        ("The drug reduced mortality by 35%", "number", "meaning"),
        ("The drug reduced mortality by 3.5 (p < 0.05)", "number", "meaning"),
        ("(p > 0.05), but the effect", None, None),
        ("the effect was significant in women", "negation", "meaning"),
        ("All patients probably recovered within two weeks", "qualifier", "meaning"),
        ("Most patients recovered within two weeks", "qualifier", "meaning"),
        ("The sample may have been unbiased", "negation", "meaning"),
        ("The sample was biased", None, "meaning"),
        ("Cells were affected by the treatment", "negation", "meaning"),
        ("affected by the treatment", "negation", "meaning"),
        ("report conflict of interest", "negation", "meaning"),
        ("It appears that the enzyme is inactive", "qualifier", "meaning"),
        ("the enzyme is usually active", "negation", "meaning"),
        ("Is the mechanism known", "question_mark", "meaning"),
    ),
    *_altered(
        JOURNALISM,
        ("We will raise taxes on workers", "negation", "meaning"),
        ("I think that’s fair", "negation", "meaning"),
        ("We would not raise taxes on workers", "qualifier", "meaning"),
        ("I do not think that’s fair", "spelling", "minor"),
        ("It’s the color of honor, neighbor", "spelling", "minor"),
        ("Unemployment fell to 5 percent", "number", "meaning"),
        ("in 1300 towns", "number", "meaning"),
    ),
    *_altered(
        GERMAN,
        ("Der Vertrag wurde unterzeichnet", "negation", "meaning"),
        ("Die Bevölkerung war unzufrieden mit dem Ergebnis", "negation", "meaning"),
        ("Es waren 1,2 Soldaten in der Straße", "number", "meaning"),
        ("Er kostete 35 Millionen Mark", "number", "meaning"),
        ("Es war ein Fehler", None, None),
    ),
    *_altered(
        FRENCH,
        ("Il est vrai que le roi soit mort", "negation", "meaning"),
        ("Tous les soldats sont partis", None, "meaning"),
        ("qui ne laisse d’être plus esclave", "negation", "meaning"),
    ),
    *_altered(
        SPANISH,
        ("El gobierno aceptó la propuesta", "negation", "meaning"),
        ("y todos gritaban", "qualifier", "meaning"),
        ("Quién podría negarlo.", "question_mark", "meaning"),
        ("Había 15.000 hombres en la plaza", "number", "meaning"),
    ),
    *_altered(
        RUSSIAN,
        ("Ленин согласился с этим решением", "negation", "meaning"),
        ("Все солдаты ушли домой", "qualifier", "meaning"),
        ("В город вошли триста человек", "number", "meaning"),
        ("Сталин не согласился с этим решением", "word_changed", "words"),
    ),
    *_altered(
        CHINESE,
        ("他是中国人，但是他会说中文", "omission", "words"),
        ("昨天他们去了北京，看见了很多外国朋友", "word_changed", "words"),
    ),
    *_altered(ARABIC, ("كانت المدينة جدا، وكان الناس نائمين", "omission", "words")),
    *_spliced(
        HISTORY,
        ("towards the Allies. Nobody in London knew.", "unmarked_join"),
        (
            "Nobody in London knew. Some officers may support the plan. The two armies met, fought, and parted.",
            "unmarked_join",
        ),
        ("The two armies met, fought, and parted. Some officers may support the plan.", "out_of_order"),
        ("Nobody in London knew ... Of late a very significant change has come", "out_of_order"),
        ("Lord Reading asked the General said", "unmarked_join"),
    ),
    *_spliced(
        TWO_FAR,
        ("The harvest failed in every county ... three days of prayer in all churches", "distant_elision"),
        (
            "The harvest failed in every county of the west that year. The bishops then ordered three days of prayer",
            "unmarked_join",
        ),
        (
            "The harvest failed in every county of the west that year. At Easter the king returned from France",
            "unmarked_join",
        ),
        ("At Easter the king returned ... The harvest failed in every county of the west", "out_of_order"),
    ),
    Case(
        "not found: invented",
        HISTORY,
        "The Tsar promised bread, land and immediate peace to every peasant household",
        "not_found",
    ),
    Case(
        "not found: shares common words only",
        HISTORY,
        "It was on the whole the worst of all the years of that decade in the south",
        "not_found",
    ),
    Case("not found: another language", GERMAN, "The treaty was not signed by the king of the country", "not_found"),
    Case("not found: one word", HISTORY, "Stalin", "not_found"),
    Case("not found: empty", HISTORY, "", "not_found"),
    Case("not found: only dots", LAW, "...", "not_found"),
    Case("flag cut_before", HISTORY, "the Embassy refused to see him", "verified", "", flags="cut_before"),
    Case("flag cut_after unless", HISTORY, "We cannot accept these terms", "verified", "", flags="cut_after"),
    Case("flag cut_after although", HISTORY, "He was happy with the result", "verified", "", flags="cut_after"),
    Case(
        "flag cut_after provided",
        LAW,
        "The defendant must give notice within 30 days",
        "verified",
        "",
        flags="cut_after",
    ),
    Case("flag short", HISTORY, "the Soviets", "verified", "", flags="short"),
    Case("flag ambiguous", "The war went on. The war went on.", "The war went on.", "verified", "", flags="ambiguous"),
    Case(
        "flag long_elision",
        TWO_FAR,
        "Letters of the time speak of rain " + "..." + " week upon week. Letters of the time speak of rain, of floods",
        "verified_edited",
        None,
    ),
    Case(
        "flag elision_hides_negation",
        HISTORY,
        "He has begun to see ... might serve the Soviets",
        "verified_edited",
        "ellipsis",
        flags="elision_hides_negation",
    ),
    Case(
        "flag page_matter_skipped",
        PRINTED,
        "all of the delegates before the winter",
        "verified",
        "",
        flags="page_matter_skipped",
    ),
    Case("legal: unmarked case", LAW, "the court held that no reasonable jury", "altered", "case", "minor", legal=True),
    Case(
        "legal: marked case",
        LAW,
        "[t]he court held that no reasonable jury",
        "verified_edited",
        "bracket_letter",
        legal=True,
    ),
    Case(
        "legal: unmarked punctuation",
        LAW,
        "The burden which is heavy lies on the Crown",
        "altered",
        "punctuation",
        "minor",
        legal=True,
    ),
    Case(
        "legal: nested marks switched",
        LAW,
        "Counsel submitted that the statute ‘applies to all persons, [however] described’.",
        "verified",
        "",
        legal=True,
    ),
    Case("general: unmarked case", LAW, "the court held that no reasonable jury", "verified_edited", "case"),
]
