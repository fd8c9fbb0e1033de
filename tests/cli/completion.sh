# Completion offers commands, options and the words of a choice, from what help says.
need bash
PATH=$(dirname "$BANXIN"):$PATH
complete_line() {
	bash -c '
		. "$ROOT/src/cli/completion.bash"
		compopt() { :; }
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_banxin
		printf "%s:" "$*"
		printf " %s" "${COMPREPLY[@]}"
		echo' bash "$@"
}
complete_line banxin re
complete_line banxin render --t
complete_line banxin render --to = p
complete_line banxin render -t pro
complete_line banxin validate --f
complete_line banxin batch --d
complete_line banxin help pr
complete_line banxin help GW
complete_line banxin validate --profile = g
