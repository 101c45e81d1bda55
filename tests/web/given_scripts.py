"""A sentence in each language that people at a centre write, and what a PDF draws it with.

The languages are those of the nationalities that the Home Office's year-end statistics on referrals name: in 2024 and
2025 UK, Eritrean, Somali, Albanian, Vietnamese and Sudanese first, and others that change from year to year.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

SENTENCES = {
    "Albanian": "Përkthyesi erdhi vonë; çështja mbeti pezull.",
    "Amharic": "አስተርጓሚው ዘግይቶ መጣ።",
    "Arabic": "وصل المترجم متأخراً، وبقيت القضية معلقة.",
    "Bengali": "দোভাষী দেরিতে এসেছিলেন; ক্ষেত্রটি স্থগিত।",
    "Bulgarian": "Преводачът дойде късно.",
    "Burmese": "စကားပြန် နောက်ကျရောက်လာသည်။",
    "Chinese": "口译员来晚了；個案尚未結束。",
    "Dari": "ترجمان دیر رسید؛ پرونده باز ماند.",
    "Gujarati": "દુભાષિયો મોડો આવ્યો.",
    "Hausa": "Mai fassara ya zo a makare; ƙarar ɗan ɓangare ce.",
    "Hindi": "दुभाषिया देर से आया; मामला लंबित है।",
    "Igbo": "Onye ntụgharị okwu bịara n'azụ; ọ dị ṅịị.",
    "Kurdish": "وەرگێڕەکە درەنگ هات؛ دۆسیەکە ماوە.",
    "Lithuanian": "Vertėjas vėlavo; byla tęsiasi, ačiū.",
    "Malayalam": "ദ്വിഭാഷി വൈകി വന്നു.",
    "Pashto": "ژباړونکی ناوخته راغی؛ دوسیه پاتې ده، ښځې ځوانې.",
    "Polish": "Tłumacz się spóźnił; sprawa wciąż trwa, żółć.",
    "Portuguese": "O intérprete chegou tarde; não há conclusão.",
    "Punjabi": "ਦੁਭਾਸ਼ੀਆ ਦੇਰ ਨਾਲ ਆਇਆ।",
    "Romanian": "Interpretul a întârziat; știința și țara.",
    "Sinhala": "පරිවර්තකයා ප්‍රමාද වී පැමිණියේය.",
    "Somali": "Turjubaanku wuu soo daahay.",
    "Tamil": "மொழிபெயர்ப்பாளர் தாமதமாக வந்தார்.",
    "Telugu": "దుభాషి ఆలస్యంగా వచ్చారు.",
    "Thai": "ล่ามมาสาย คดียังค้างอยู่",
    "Tigrinya": "ተርጓሚ ደንጉዩ መጺኡ፤ ጉዳይ ኣይተወድአን።",
    "Turkish": "Tercüman geç geldi; dosya açık, ığdır.",
    "Ukrainian": "Перекладач запізнився; справа триває, ґїє.",
    "Urdu": "ترجمان دیر سے آیا؛ مقدمہ ابھی باقی ہے، ٹھیک ڑے۔",
    "Vietnamese": "Phiên dịch đến muộn; vụ việc chưa giải quyết xong, được ữ.",
    "Yoruba": "Ògbufọ̀ pẹ́ dé; ọ̀rọ̀ náà kò tíì parí, ẹ̀ṣọ́.",
}
TO_UNICODE = re.compile(r"<([0-9a-fA-F]+)> *<([0-9a-fA-F]+)>\n")
"""A line of a font's table: a glyph, and the text that it stands for."""
DRAWS_NOTHING = {"\u200c", "\u200d", " "}
"""Joiners shape the letters beside them; a space need not be drawn."""


class Drawn:
    """What stands in a PDF: the glyphs shown of each of its fonts, and the characters that they say they are."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(BytesIO(pdf))
        self.shown: dict[str, set[int]] = {}
        self.fonts: dict[str, Any] = {}
        for page in self.reader.pages:
            self._take_in(page)

    def _take_in(self, page: PageObject) -> None:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        font = ""
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            if operator == b"Tf":
                found = fonts[operands[0]].get_object()
                font = str(found["/BaseFont"])
                self.fonts[font] = found
            elif operator in (b"TJ", b"Tj"):
                self.shown.setdefault(font, set()).update(_glyphs(operands[0]))

    @property
    def families(self) -> set[str]:
        """The names of the fonts, the tag of the subset left out."""
        return {name.partition("+")[2] for name in self.shown}

    def missing(self) -> list[tuple[str, int]]:
        """Glyphs shown that stand for a missing character, or that their font does not have: font and number."""
        found = []
        for name, glyphs in self.shown.items():
            own = _glyphs_of(self.fonts[name])
            found += [(name, glyph) for glyph in glyphs if glyph == 0 or glyph >= own]
        return found

    def characters(self) -> set[str]:
        """Every character that some glyph says it is."""
        return set("".join(text for font in self.fonts.values() for text in _said_by(font)))


def _glyphs(operand: Any) -> Iterator[int]:
    for each in operand if isinstance(operand, list) else [operand]:
        if isinstance(each, bytes | str):
            raw = each if isinstance(each, bytes) else each.original_bytes  # type: ignore[attr-defined]
            yield from (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))


def _glyphs_of(font: Any) -> int:
    file = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    data = next(file[key] for key in ("/FontFile2", "/FontFile3") if key in file).get_object().get_data()
    return int(TTFont(BytesIO(data))["maxp"].numGlyphs)


def _said_by(font: Any) -> Iterator[str]:
    """The texts of a font's table of characters."""
    for _, text in TO_UNICODE.findall(font["/ToUnicode"].get_object().get_data().decode()):
        yield bytes.fromhex(text).decode("utf-16-be")
