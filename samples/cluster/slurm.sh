#!/bin/sh
# 在 Slurm 集群上成批排版：分成四份，各占一个节点的若干处理器；都完成后合并报告。
# A batch on a Slurm cluster: four shares, each on some processors of a node; then their reports are
# joined.
#
#     sbatch slurm.sh                         照此提交 submit it so
#     sbatch --array=1-16 slurm.sh            分成十六份 sixteen shares
#
# 记录和输出须在各节点都能读写的共享文件系统上。
# Records and output are on a file system that all nodes share.
#SBATCH --job-name=banxin
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=500M
#SBATCH --requeue
#SBATCH --open-mode=append

records=${RECORDS:-records}
out=${OUT:-out}
tasks=$SLURM_ARRAY_TASK_COUNT

# 第一份任务提交合并报告的作业，等全部任务结束后运行。
# The first task asks for the merge, which waits for all of them.
if [ "$SLURM_ARRAY_TASK_ID" = "$SLURM_ARRAY_TASK_MIN" ] && [ "${SLURM_RESTART_COUNT:-0}" = 0 ]; then
	sbatch --job-name=banxin-merge --dependency="afterany:$SLURM_ARRAY_JOB_ID" --output=merge.log \
		--wrap="set --; for i in \$(seq $tasks); do set -- \"\$@\" '$out'/shard-\$i.json; done
			banxin report merge \"\$@\" -o '$out'/report.json && banxin report show '$out'/report.json"
fi

# --resume：任务被抢占或重新排队时，从停下的地方接着排。exec：Slurm 的 SIGTERM 直接到 banxin，
# 它排完手头的记录，写出报告。
# --resume: a task that was preempted and put back goes on where it stopped. exec: the SIGTERM of Slurm
# reaches banxin, which finishes the records at hand and writes its report.
exec banxin batch "$records" -o "$out" --resume -j "${SLURM_CPUS_PER_TASK:-1}" -q \
	--shard="$SLURM_ARRAY_TASK_ID/$tasks" --report="$out/shard-$SLURM_ARRAY_TASK_ID.json"
