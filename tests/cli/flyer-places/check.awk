# What must hold of every flyer on A4, from the list of its places. Bytes, not
# characters: LC_ALL=C.
BEGIN {
	FS = "\t"
	left = 42.5; right = 595.276 - left; bottom = 841.89
}

function say(what) {
	print FILENAME ": " what ": " $2 " " $4 " " $5 " " $9
}

# Characters of a text, without spaces, commas and full stops.
function letters(text) {
	gsub(/[ ,.]|、|。|，/, "", text)
	gsub(/[\200-\277]/, "", text)
	return length(text)
}

# What stands behind a heading is on its page.
heading != "" && $2 != "reading" && !($2 == headed && $3 !~ /^1\//) {
	if ($1 != page || $5 > bottom - 70)
		say("a heading is alone: " heading)
	heading = ""
}
$2 ~ /^H[2-6]$/ {
	heading = $9
	headed = $2
	page = $1
}

$4 < 0 || $4 + $6 > 595.3 || $5 < 0 || $5 + $7 > bottom {
	say("off the page")
}
$2 != "reading" && ($4 < left - 0.1 || $4 + $6 > right + 0.6) {
	say("outside of the margins")
}
# Half a small character may hang over on either side.
$2 == "reading" && ($4 < $10 - $8 / 2 - 0.6 || $4 + $6 > $10 + $11 + $8 / 2 + 0.6) {
	say("not over its word")
}
$2 != "reading" && $3 !~ /^1\// {
	split($3, line, "/")
	if (line[1] == line[2] && letters($9) < 2)
		say("alone on the last line")
}
$2 == "code" {
	codes[FILENAME]++
}
END {
	for (i = 1; i < ARGC; i++)
		if (codes[ARGV[i]] != 1)
			print ARGV[i] ": " codes[ARGV[i]] + 0 " codes"
}
