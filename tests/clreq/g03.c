/* G3: what copies out of the file is what was written, though fonts draw many characters with the
 * glyph of another one: 一 like the radical U+2F00, 〇, the shared quotes and dots. */
#include "clreq.h"
#include "pdf.h"

/* Each on a line of its own, so that no reader has to guess at gaps. */
static const char *const lines[] = {
	"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小",
	"尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水",
	"火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳",
	"聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵邑酉釆里金长门阜隶",
	"隹雨青非面革韦韭音页风飞食首香马骨高髟鬥鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黾鼎鼓鼠鼻齐齿龙龟龠",
	"他说：“‘好’，就这么办。”——于是……大家（都）笑了！",
	"卡尔·马克思、1～3月、第3–5页、《〈报告〉解读》、〔2026〕8号、①②③、㎡、℃、‰",
	"𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗",
};

/* WANT and SEEN, line by line. */
static void check_same(const char *seen, const char *command, const char *family)
{
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		size_t len = strcspn(seen, "\n");
		if (!CHECK(len == strlen(lines[i]) && strncmp(seen, lines[i], len) == 0,
			    "“%s” sees %.*s for %s in %s", command, (int)len, seen, lines[i], family))
			return;
		seen += len + (seen[len] == '\n');
	}
	CHECK(!*seen, "“%s” sees “%s” at the end", command, seen);
}

/* Of two readers; the second guesses at word spaces by the width of gaps, whatever the file says. */
static void check_reader(const char *family, const char *command)
{
	const char *flow = "";
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		flow = text_of("%s<fo:block>%s</fo:block>", flow, lines[i]);
	const char *document = pdf_document(text_of("font-family='%s' font-size='10.5pt'", family), flow);
	check_same(pdf_seen(document, command), command, family);
}

void clreq_g03(void)
{
	static const char *const families[] = { "song", "hei", "kai" };
	for (size_t i = 0; i < 3; i++) {
		check_reader(families[i], "pdftotext $PDF - | tr -d '\\f' | grep .");
		check_reader(families[i],
			"mutool draw -q -F text $PDF 2> /dev/null | tr -d ' \\f' | grep .");
	}
}
