# What several cases need. Sourced by their cmd.

# status COMMAND…: runs it and says how it ended, on standard output.
status() {
	status=0
	"$@" || status=$?
	echo "status $status"
}

# small_city [LANGUAGE]…: content/ with one good notice, and po/ with the
# languages. The settings, words and rules are those of the project.
small_city() {
	mkdir -p content/notices po
	printf '%s\n' "$@" > po/LINGUAS
	notice > content/notices/gomi.txt
}

notice() {
	cat <<- 'END'
	年末年始のごみ収集について

	年末年始は、ごみの収集日が変更されます。
	燃やすごみの年内最後の収集は、令和8年12月28日（月）です。
	ごみは、収集日の午前8時30分までに出してください。
	粗大ごみの手数料は、1点につき300円です。

	問い合わせ先
	環境政策課　電話：050-0000-0103
	END
}

# A number for all names and bytes of a tree.
tree_sum() {
	(cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum)
}

# The project's own content, built once more into the folder named.
build_all() {
	"$TAYORI" build --source "$ROOT/content" --po "$ROOT/po" \
		--date 2026-11-23 --out "$@" > build.log 2>&1 || {
		[ $? -eq 1 ] || {
			cat build.log
			return 1
		}
	}
}
