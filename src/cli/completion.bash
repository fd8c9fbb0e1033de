# Completion of banxin for bash. The commands and options are asked from `banxin help`, so they are
# those of the installed program.

_banxin_help() {
	LC_ALL=C LANGUAGE= banxin help "$@" 2>/dev/null
}

_banxin() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
	local IFS=$' \t\n' words=
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		words="$(_banxin_help | sed -n 's/^  \([a-z]*\)  .*/\1/p') --help --version"
	elif [[ $command == help ]]; then
		words="$(_banxin_help | sed -n 's/^  \([a-z]*\)  .*/\1/p') objects properties reference rules"
		[[ $word == [A-Z]* ]] && words=$(_banxin_help rules | sed -n 's/^\([A-Z]*[0-9]*\)  .*/\1/p')
	elif [[ $before == = && ${COMP_WORDS[COMP_CWORD-2]} == --profile ]]; then
		words="auto gongwen jianbao internal-publication web"
	elif [[ $before == -t || $before == --template ]]; then
		words=$(banxin layouts -q 2>/dev/null | sed -n 's/^\([a-z][^ ]*\)  .*/\1/p')
		COMPREPLY=($(compgen -f -X '!*.xsl' -- "$word"))
	elif [[ $before == = && ${COMP_WORDS[COMP_CWORD-2]} == --* ]]; then
		words=$(_banxin_help "$command" | sed -n "s/.*${COMP_WORDS[COMP_CWORD-2]}=\([a-z|]*\)  .*/\1/p" | tr '|' ' ')
		[[ $words ]] || COMPREPLY=($(compgen -f -- "$word"))
	elif [[ $word == -* ]]; then
		words=$(_banxin_help "$command" | grep -oE -- '--[a-z-]+=?')
	else
		COMPREPLY=($(compgen -f -- "$word"))
	fi
	COMPREPLY+=($(compgen -W "$words" -- "$word"))
	[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
	return 0
}

complete -o filenames -F _banxin banxin
