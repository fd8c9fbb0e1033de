#include "proof/examples.h"

#define HEAD(head)    "<article><head>" head "</head><body><p>正文。</p></body></article>"
#define BULLETIN(in)  "<bulletin>" in "</bulletin>"
#define OFFICIAL(in)  HEAD("<title>关于某某工作的意见</title><published>2025-03-05</published>" \
	"<official>" in "</official>")
#define NUMBERED      "<issue number=\"6\"/><compiler>某某办</compiler><published>2025-06-30</published>"
#define PERMIT        "准印证（某）字第0123号　内部资料，免费交流"

/* clang-format off */
const struct rule_example rule_examples[RULE_COUNT] = {
	[RULE_HALF_WIDTH_MARK] = { "楼道亮了,大家都高兴.", "楼道亮了，大家都高兴。" },
	[RULE_LEADING_SPACE] = { "<p>　　楼道亮了。</p>", "<p>楼道亮了。</p>" },
	[RULE_STRAY_SPACE] = { "居民区共 产 党员带头。", "居民区共产党员带头。" },
	[RULE_LOST_DASH] = { "20092014年度市文明小区。", "2009—2014年度市文明小区。" },
	[RULE_BAD_DATE] = { "截至61日晚，全部签约。", "截至6月1日晚，全部签约。" },
	[RULE_PLACEHOLDER] = { "20xx年工作要点如下。", "2025年工作要点如下。" },
	[RULE_RANGE_MARK] = { "每月走访2-3次。", "每月走访2～3次。" },
	[RULE_LATIN_WORD] = { "社区 and 学校共建。", "社区和学校共建。" },
	[RULE_UNPAIRED_MARK] = { "他说：“路修好了，大家都方便。", "他说：“路修好了，大家都方便。”" },
	[RULE_CUT_PARAGRAPH] = {
		"<p>今年春天，街道在桥边开了一间小屋。楼组长带着大家想办法，探索邻里互助的新途</p>\n<p>径，老人都有人惦记。</p>",
		"<p>今年春天，街道在桥边开了一间小屋。楼组长带着大家想办法，探索邻里互助的新途径，老人都有人惦记。</p>" },
	[RULE_ELLIPSIS] = { "扫楼道、擦扶手...样样抢着干。", "扫楼道、擦扶手……样样抢着干。" },
	[RULE_NUMBER_FORM] = { "人均收入141,5312元。", "人均收入1,415,312元。" },
	[RULE_DUPLICATE] = {
		"<p>今年社区新装了一百二十盏路灯，居民夜里出门再也不用打手电。</p>"
		"<p>今年社区新装了一百二十盏路灯，居民夜里出门再也不用打手电。</p>",
		"<p>今年社区新装了一百二十盏路灯，居民夜里出门再也不用打手电。</p>" },
	[RULE_FACTS_DIFFER] = { "支部有党员30名，其中正式党员27名、预备党员2名。",
		"支部有党员30名，其中正式党员27名、预备党员3名。" },
	[RULE_NUMBERING] = { "<h2>一、做法</h2><p>甲。</p><h2>三、成效</h2><p>乙。</p>",
		"<h2>一、做法</h2><p>甲。</p><h2>二、成效</h2><p>乙。</p>" },
	[RULE_CONFUSION] = { "本报通迅员供稿。", "本报通讯员供稿。" },
	[RULE_CAPTION] = { "<p>小屋开了一年。</p>\n<p>图1　桥边的小屋</p>",
		"<figure><img src=\"hut.jpg\" alt=\"小屋的门窗\"/><figcaption>桥边的小屋</figcaption></figure>" },
	[RULE_SOURCE] = { HEAD("<title>甲</title><source>admin</source>"),
		HEAD("<title>甲</title><source>某某社区</source>") },
	[RULE_PERSONAL] = { "居民张三，手机13800000000，家住三楼。", "居民张某，家住三楼。" },
	[RULE_DASH_LINE] = { HEAD("<title>甲</title><subtitle>——记某某居民区</subtitle>"),
		HEAD("<title>甲</title><subtitle>记某某居民区</subtitle>") },
	[RULE_DATE_ORDER] = {
		HEAD("<title>甲</title><award month=\"2025-09\">某某之星</award>"
			"<published>2025-08-18</published>"),
		HEAD("<title>甲</title><award month=\"2025-08\">某某之星</award>"
			"<published>2025-08-18</published>") },
	[RULE_YEAR_ORDER] = {
		HEAD("<title>甲</title><honours>"
			"<honour year=\"2014\" through=\"2009\">文明小区</honour></honours>"),
		HEAD("<title>甲</title><honours>"
			"<honour year=\"2009\" through=\"2014\">文明小区</honour></honours>") },
	[RULE_FACT_VALUE] = { HEAD("<title>甲</title><facts><fact name=\"党员\" value=\"若干\"/></facts>"),
		HEAD("<title>甲</title><facts><fact name=\"党员\" value=\"178\" unit=\"人\"/></facts>") },
	[RULE_LABEL] = { HEAD("<title>甲</title><source>来源：某某社区</source>"),
		HEAD("<title>甲</title><source>某某社区</source>") },
	[RULE_LOOK_ALIKE] = { "⼈⼈动手。", "人人动手。" },
	[RULE_FULL_WIDTH_LATIN] = { "共１２户。", "共12户。" },
	[RULE_RARE_CHARACTER] = { "他姓𠮷。", "他姓吉。" },
	[RULE_PRIVATE_USE] = { "他叫李&#xE863;。", "他叫李䶮。" },
	[RULE_COMBINING_MARK] = { "桥边&#x300;有一间小屋。", "桥边有一间小屋。" },
	[RULE_VARIATION] = { "桥边&#xFE0F;有一间小屋。", "桥边有一间小屋。" },
	[RULE_TRADITIONAL] = { "橋邊有一间小屋。", "桥边有一间小屋。" },
	[RULE_INVISIBLE] = { "桥边&#x200B;有一间小屋。", "桥边有一间小屋。" },
	[RULE_NAME_SEPARATOR] = { "<name>某某尔.某某提</name>来了。", "<name>某某尔·某某提</name>来了。" },
	[RULE_GONGWEN_PART] = { OFFICIAL("<issuer>甲局</issuer>"),
		OFFICIAL("<issuer>甲局</issuer><issue code=\"甲发\" year=\"2025\" number=\"5\"/>") },
	[RULE_GONGWEN_NUMBERS] = { "<h2>一．总体要求</h2>", "<h2>一、总体要求</h2>" },
	[RULE_GONGWEN_TITLE] = { "<h2>一、总体要求。</h2>", "<h2>一、总体要求</h2>" },
	[RULE_GONGWEN_NUMBER] = { "根据某政办发[2025]05号文件。", "根据某政办发〔2025〕5号文件。" },
	[RULE_GONGWEN_DATE] = { "自2025年03月05日起施行。", "自2025年3月5日起施行。" },
	[RULE_GONGWEN_ATTACHED] = { "<p>附件：某某登记表。</p>", "<p>附件：某某登记表</p>" },
	[RULE_GONGWEN_UPWARD] = {
		"<article><head><title>关于某某工作的报告</title><official><issuer>甲局</issuer></official></head>"
		"<body><p>特此报告，请批示。</p></body></article>",
		"<article><head><title>关于某某工作的报告</title><official><issuer>甲局</issuer></official></head>"
		"<body><p>特此报告。</p></body></article>" },
	[RULE_JIANBAO_PART] = { BULLETIN("<head><title>某某简报</title></head>"),
		BULLETIN("<head><title>某某简报</title>" NUMBERED "</head>"
			"<tail><issue-to>各居民区</issue-to></tail>") },
	[RULE_JIANBAO_NOTE] = { BULLETIN("<head><title>某某简报</title><lead>编者案：选登三篇。</lead></head>"),
		BULLETIN("<head><title>某某简报</title><lead>编者按：选登三篇。</lead></head>") },
	[RULE_INTERNAL_PERMIT] = { BULLETIN("<head><title>某某通讯</title></head>"),
		BULLETIN("<head><title>某某通讯</title></head><tail><permit>" PERMIT "</permit></tail>") },
	[RULE_INTERNAL_NOTICE] = {
		BULLETIN("<head><title>某某通讯</title></head><tail><permit>准印证（某）字第0123号</permit></tail>"),
		BULLETIN("<head><title>某某通讯</title></head><tail><permit>" PERMIT "</permit></tail>") },
	[RULE_INTERNAL_NAME] = { "欢迎向本报投稿。", "欢迎来稿。" },
	[RULE_WEB_ADDRESS] = { "<p>见<a href=\"http://example.org/\">办法全文</a>。</p>",
		"<p>见<a href=\"https://example.org/\">办法全文</a>。</p>" },
	[RULE_WEB_LINK_TEXT] = { "<p>全文见<a href=\"https://example.org/\">这里</a>。</p>",
		"<p>见<a href=\"https://example.org/\">办法全文</a>。</p>" },
	[RULE_WEB_TITLE] = {
		HEAD("<title>关于居民申请加装电梯需要准备哪些材料到哪里办理以及多长时间能够办结等常见问题的解答</title>"),
		HEAD("<title>申请加装电梯怎么办</title>") },
	[RULE_WEB_BREAK] = { "<p>第一段。<br/><br/>第二段。</p>", "<p>第一段。</p><p>第二段。</p>" },
	[RULE_UNKNOWN_RULE] = { "<?banxin allow T99?>文字。", "<?banxin allow T09?>文字。" },
};
/* clang-format on */
