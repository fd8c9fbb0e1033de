# A property that the table calls done is read outside of the table's own folder, unless all
# it does is done there.
cd "$ROOT/src" || exit
settled='LINE_HEIGHT_FACTOR PROVISIONAL_DISTANCE_BETWEEN_STARTS PROVISIONAL_LABEL_SEPARATION
	WRITING_MODE COUNTRY REGION_NAME'
cat page/*.c line/*.c text/*.c pdf/*.c engine/*.c | grep -o 'PROP_[A-Z_]*' | sort -u > "$OLDPWD/read"
tr -d '\n\\' < fo/properties.h | sed 's/X(/\n&/g' | grep -E 'DONE\)' |
	sed -n 's/^X(\([A-Z_]*\), ".*/\1/p' | while read -r id; do
	case " $(echo $settled) " in *" $id "*) continue ;; esac
	grep -qx "PROP_$id" "$OLDPWD/read" || echo "$id is read nowhere"
done
