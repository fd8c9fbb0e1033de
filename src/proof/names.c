#include "proof/names.h"

#include "proof/match.h"

/* The surnames of nineteen people in twenty, but for those that are words of every sentence (和, 于, 应). */
static const uint32_t surnames[] =
	U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
	"阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙雷钱汤尹黎易常武乔贺赖龚"
	"文施尚翁俞柯倪严樊葛章鲁韦陶庄殷童颜聂卓洪肖闫柳伍耿焦齐梅祝霍裴詹向鲍关温芦柴莫项纪季岳管饶舒";

static const char *const long_surnames[] = { "欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "尉迟",
	"夏侯", "慕容", "令狐", NULL };

/* Characters of no given name. */
static const uint32_t never_given[] =
	U"的是在因患了着也又被说送等某们这那他她它就都还把给对从到且或但而与及其之不很最已将会能要让使于以"
	"个些每各两后前时候里外中上下间内地得过去来做吃看听问病症癌瘤区街道镇村县市省路号楼室层户院校厂店"
	"社局处科会部委办所站队组班级期次元岁份";

/* Words that begin with a surname. */
static const char *const words[] = { "任何", "高度", "高兴", "高血", "高级", "高龄", "高温", "高考", "高校",
	"高质", "高效", "高速", "高层", "方面", "方式", "方便", "方案", "方向", "方法", "马上", "马路", "常常",
	"常年", "常见", "常态", "常规", "金额", "金融", "金色", "金牌", "石油", "白天", "白血", "白色", "白领",
	"黄色", "黄金", "黄昏", "钱款", "温暖", "温馨", "温度", "严重", "严格", "严肃", "谢谢", "江苏", "江西",
	"江边", "关于", "关心", "关爱", "关怀", "关系", "关注", "关键", "关节", "尚未", "向来", "易于", "文明",
	"文化", "文艺", "文件", "文字",
	"程序", "程度", "任务", "任职", "周边", "周末", "周围", "周年", "毛病",
	"毛巾", "龙头", "武术", "夏天", "夏季", "夏日", "石头", "田间", "童年", "童心", "齐心", "齐全", "余额",
	"肖像", "祝福", "祝愿", "梅雨", "洪水", "焦虑", "伍军", "何况", "何时", "林业", "林木", "叶子", "史料",
	"章程", "顾客", "陆续", "康复", "曾经", "许多", "彭湃", "孔雀", "莫大", "庄严", "项目", "纪律", "纪念",
	"纪检", "纪委", "纪录", "季度", "季节", "岳阳", "管理", "管道", "管辖", "管委",
	"管教", "舒适", "舒心", "饶有", "汤药", "丁香", NULL };

static bool is_in(uint32_t ch, const uint32_t *set)
{
	for (; *set; set++)
		if (*set == ch)
			return true;
	return false;
}

/* What stands behind a name if it is no mark. */
static bool may_follow(const struct passage *p, size_t i)
{
	static const char *const behind[] = { "的", "是", "在", "因", "患", "身", "被", "今年", "年仅", "现年",
		"去年", "前年", "早年", "不慎",
		"同学", "小朋友", "老人", "一家", "家", "全家", "夫妇", "等", "和", "确诊", "罹患", "查出", "不幸",
		"突发", "于", "又", "也", "已", "说", "告诉", "系", "属于", "为", "住", "上门", "送", "从", "由", "有",
		"得了", "募", "收", "获", "申请", "办", "解决", "表示", "握", "拉", "激动", "感", "近日", "每", "独", "无",
		"没", "需", "领", "拿", "写", "念", NULL };
	return p->class[i] != CHAR_HAN || match_any(p, i, behind);
}

/* The last element that begins before byte AT. */
static size_t element_before(const struct check *c, size_t at)
{
	size_t low = 0, high = c->text->element_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (check_element(c, middle)->start < at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The name of a <name> that begins at I, in which there may be one more element. */
static size_t marked_name(const struct check *c, const struct passage *p, size_t i)
{
	size_t k = element_before(c, p->at[i]), n = 0;
	if (check_element(c, k)->name != ELEMENT_NAME && k > 0)
		k--;
	const struct element *e = check_element(c, k);
	if (e->name != ELEMENT_NAME || p->at[i] >= e->end || (i > 0 && p->at[i - 1] > e->start))
		return 0;
	while (i + n < p->len && p->at[i + n] < e->end)
		n++;
	return n;
}

size_t name_at(const struct check *c, const struct passage *p, size_t i)
{
	if (p->class[i] != CHAR_HAN)
		return 0;
	bool masked = p->ch[i + 1] == 0x67D0 /* 某 */ || p->class[i + 1] != CHAR_HAN;
	size_t n = masked ? 0 : marked_name(c, p, i);
	if (n || masked)
		return n;
	size_t first = match_any(p, i, long_surnames);
	first = first ? first : is_in(p->ch[i], surnames);
	if (first == 0 || match_any(p, i, words))
		return 0;
	for (n = first + 2; n > first; n--) {
		bool given = true;
		for (size_t k = i + first; k < i + n; k++)
			given = given && p->class[k] == CHAR_HAN && !is_in(p->ch[k], never_given);
		if (given && may_follow(p, i + n))
			return n;
	}
	return 0;
}

bool name_may_begin(const struct check *c, const struct passage *p, size_t i)
{
	static const char *const roles[] = { "居民", "村民", "党员", "学生", "同学", "老人", "职工", "员工", "教师",
		"老师", "患者", "儿童", "女孩", "男孩", "孩子", "少年", "青年", "女生", "男生", "叫", "书记", "主任",
		"户", "家庭", "对象", "残疾人", "孤儿", "群众", "小学生", "初中生", "的", NULL };
	return i == 0 || p->class[i - 1] != CHAR_HAN || match_before(p, i, roles) ||
		marked_name(c, p, i);
}

void names_find_heads(struct check *c)
{
	enum { HEADS_MAX = 64 };
	c->heads = ARENA_ROOM(c->arena, HEADS_MAX, const struct passage *);
	c->head_count = 0;
	for (size_t i = 0; i < c->text->passage_count && c->head_count < HEADS_MAX; i++) {
		const struct passage *p = &c->text->passages[i];
		if (p->kind == PASSAGE_TITLE || p->kind == PASSAGE_LINE)
			c->heads[c->head_count++] = p;
	}
}

bool name_is_known(const struct check *c, const struct passage *p, size_t i, size_t n)
{
	for (size_t k = 0; k < c->head_count; k++) {
		const struct passage *head = c->heads[k];
		for (size_t at = 0; at + n <= head->len; at++)
			if (memcmp(head->ch + at, p->ch + i, n * sizeof *p->ch) == 0)
				return true;
	}
	return false;
}

const char *name_masked(const struct check *c, const struct passage *p, size_t i)
{
	char *s = arena_alloc(c->arena, 4 * 4), *end = s;
	size_t n = match_any(p, i, long_surnames);
	for (size_t k = 0; k < (n ? n : 1); k++)
		end += utf8_put(end, p->ch[i + k]);
	utf8_put(end, 0x67D0); /* 某 */
	return s;
}
