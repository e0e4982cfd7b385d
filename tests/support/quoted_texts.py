# ruff: noqa: E501 -- a passage or a case is read best on one line
"""Passages to quote from, of several registers, languages and kinds of print."""

from __future__ import annotations

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
