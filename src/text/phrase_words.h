/* phrase_words.h -- what single words do to the ends of lines in titles, as a table. */
#ifndef TEXT_PHRASE_WORDS_H
#define TEXT_PHRASE_WORDS_H

enum {
	PHRASE_CLITIC = 1,  /* leans on the word before it: begins no line */
	PHRASE_SUFFIX = 2,  /* is part of the word before it */
	PHRASE_LEADS = 4,   /* leans on the word behind it: ends no line */
	PHRASE_JOINS = 8,   /* stands between two equals, and goes with the second */
	PHRASE_OPENS = 16,  /* begins a part of the sentence: a good place for a line to begin */
	PHRASE_CLOSES = 32, /* ends a phrase: a noun that needs what is before it */
	PHRASE_NUMERAL = 64,
	PHRASE_TITLE = 128  /* of a person: a name stands beside it */
};

/*  traits    words, with a blank on both sides of each */
#define PHRASE_WORDS(X) \
	X(PHRASE_CLITIC, " 的 地 得 了 着 过 们 之 等 等等 中 里 上 下 内 外 间 后 前 时 起 来 去 吗 呢 " \
		"吧 啊 以来 以上 以下 以内 以外 以后 以前 之中 之间 之后 之前 之上 之下 之内 之外 " \
		"左右 上下 前后 出 出来 起来 下去 下来 成 好 完 住 开 掉 ") \
	X(PHRASE_SUFFIX, " 者 员 性 化 感 力 率 度 法 型 式 界 业 学 家 级 户 站 所 队 组 院 长 厅 室 部 " \
		"会 局 处 县 镇 村 市 省 区 乡 州 岛 江 河 湖 山 路 街 线 网 车 机 器 馆 园 厂 店 社 报 " \
		"刊 奖 杯 节 日 月 年 号 次 期 届 版 篇 章 台 办 委 团 校 系 科 班 层 类 族 语 派 件 费 金 " \
		"税 权 品 物 人 师 生 工 民 军 兵 群 圈 链 点 面 体 量 值 比 制 案 书 信 表 图 册 典 门 关 港 " \
		"手 心 情 味 史 记 录 传 ") \
	X(PHRASE_LEADS, " 之 以及 及其 暨 并 并且 在 于 从 自 由 向 往 朝 对 对于 关于 为 为了 因 因为 把 将 被 让 使 令 给 以 用 按 " \
		"按照 依 依照 根据 随 随着 通过 经 经过 凭 沿 沿着 围绕 面向 面对 聚焦 针对 不 没 没有 未 无 " \
		"非 勿 莫 再 更 更加 最 很 太 已 已经 正 正在 又 也 都 就 才 还 仍 将要 必须 应 应当 可 可以 能 " \
		"能够 要 第 每 各 该 本 全 诸 这 那 此 某 是 有 做 当 像 如 比 到 至 共 共同 新 老 大 小 好 高 低 " \
		"多 少 全国 全省 全市 全县 全区 全面 进一步 切实 牢牢 更好 更多 先进 优秀 重大 重要 重点 主要 美好 最美 " \
		"着力 大力 深入 扎实 积极 坚决 持续 不断 加快 努力 ") \
	X(PHRASE_JOINS, " 和 与 及 或 或者 同 跟 而 且 兼 ") \
	X(PHRASE_OPENS, " 暨 并 推动 推进 促进 促 推 加强 提升 打造 助力 举行 召开 举办 开展 发布 出台 印发 荣获 获 " \
		"获得 获评 走进 走上 走向 迈向 迈上 开启 建设 构建 建 建成 谱写 书写 奏响 绘就 实现 落实 贯彻 " \
		"学习 弘扬 传承 赋能 引领 带领 带动 服务 保障 守护 点亮 唱响 筑牢 夯实 激发 释放 凝聚 汇聚 共 " \
		"共建 共创 共享 共谋 探索 创新 深化 优化 强化 完善 解决 破解 让 使 为 把 将 以 用 从 向 在 关于 " \
		"通过 围绕 聚焦 献给 托起 撑起 扛起 担起 交出 跑出 走出 闯出 擦亮 打通 打赢 坚持 坚守 成为 成立 " \
		"启动 启用 投用 通车 开工 竣工 揭牌 赴 调研 慰问 看望 表彰 纪念 庆祝 欢迎 致敬 感谢 记 访 " \
		"评 论 谈 看 说 给 到 ") \
	X(PHRASE_CLOSES, " 工作 建设 发展 活动 会议 大会 座谈会 报告 通知 意见 方案 办法 通报 决定 公告 " \
		"规定 条例 细则 计划 规划 纲要 总结 纪实 侧记 综述 问题 情况 精神 事业 体系 机制 制度 模式 " \
		"实践 先锋 模范 标兵 榜样 者 故事 之路 仪式 ") \
	X(PHRASE_TITLE, " 同志 先生 女士 老师 教授 博士 院士 医生 大夫 护士 主任 书记 支书 局长 处长 科长 镇长 " \
		"村长 乡长 县长 区长 市长 院长 校长 园长 所长 站长 队长 组长 班长 会长 社长 厂长 经理 总经理 " \
		"董事长 工程师 技师 师傅 支部书记 党委书记 记者 作家 画家 诗人 司机 民警 警官 战士 医师 校友 "\
		"长 员 师 家 ")

#endif
