#!/bin/sh
# 用 GNU parallel 把一批记录分给几台机器，不需要集群软件。
# A batch over several machines with GNU parallel, without any cluster.
#
#     ./parallel.sh records out [主机清单 hosts [份数 shares]]
#
# 主机清单一行一台（8/user@host：同时八份）；“:”是本机，不给清单就只用本机试排。
# A host a line (8/user@host: eight shares at once); ":" is this machine, which is all without a list.
# 各机器上须有 banxin，并能在同一路径读写这些文件夹。
# Each has banxin and sees these folders under the same path.
set -e
records=$1 out=$2 hosts=$3 shares=${4:-4}
mkdir -p "$out"
[ -n "$hosts" ] || { hosts=$out/.hosts; echo : > "$hosts"; }

# 状态 1 表示有记录出错，原因在报告里；其余状态由 parallel 再试，--resume 从停下的地方接着排。
# Status 1: some records are at fault, as the report says. Any other is tried again, from where it stopped.
seq "$shares" | parallel --sshloginfile "$hosts" --workdir . --retries 3 --joblog "$out/.parallel.log" \
	"banxin batch '$records' -o '$out' --resume -q -j 1 --shard={}/$shares --report='$out'/shard-{}.json || test \$? = 1"

set --
for i in $(seq "$shares"); do
	set -- "$@" "$out/shard-$i.json"
done
banxin report merge "$@" -o "$out/report.json"
banxin report show "$out/report.json"
