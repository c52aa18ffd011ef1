# Notices of the bench's words and sentences: 200 files of eight sentences.
# Words go by the number of the notice, facts by that and the year.
function pick(slot, k) { return words[slot, k % count[slot]] }
function weekday(y, m, d,  t) {
	split("0 3 2 5 0 3 5 1 4 6 2 4", t, " ")
	if (m < 3)
		y--
	return (y + int(y / 4) - int(y / 100) + int(y / 400) + t[m] + d) % 7
}
function day(k,  m, d) {
	m = 1 + (k * 7 + year) % 12
	d = 1 + (k * 11 + year * 3) % 28
	split("日 月 火 水 木 金 土", names, " ")
	return "令和" (year - 2018) "年" m "月" d "日（" names[weekday(year, m, d) + 1] "）"
}
function hour(k) { return "午後" (1 + (k + year) % 5) "時" ((k + year) % 2 ? "30分" : "") }
function fact(slot, k) {
	if (slot == "d")
		return day(k)
	if (slot == "D")
		return "令和" (year - 2018) "年3月" (1 + (k + year) % 9) "日から3月" (12 + (k * 3 + year) % 9) "日まで"
	if (slot == "t")
		return hour(k)
	if (slot == "T")
		return "午前" (8 + (k + year) % 3) "時から" hour(k) "まで"
	if (slot == "y")
		return (100 * (1 + (k * 13 + year * 7) % 90)) "円"
	if (slot == "o")
		return "050-0000-0" sprintf("%03d", 100 + (k * 17 + year * 5) % 900)
	if (slot == "n")
		return 10 + k % 30
	if (slot == "a")
		return 20 + k % 50
	return pick(slot, k)
}
function fill(text, k,  at, slot, nth) {
	while ((at = match(text, /\{[a-zA-Z]\}/))) {
		slot = substr(text, at + 1, 1)
		text = substr(text, 1, at - 1) fact(slot, k + ++nth) substr(text, at + 3)
	}
	return text
}
/^WORDS\(/ {
	slot = substr($0, 8, 1)
	n = split($0, part, "\"")
	for (i = 2; i <= n; i += 2)
		words[slot, count[slot]++] = part[i]
}
/^S\("/ {
	sub(/^S\("/, "")
	sub(/"\)$/, "")
	sentences[total++] = $0
}
END {
	for (k = 0; k < 200; k++) {
		file = sprintf("content/notices/n%03d.txt", k)
		print pick("e", k) "のお知らせ（" pick("x", k) "）\n" > file
		for (i = 0; i < 8; i++)
			print fill(sentences[(k * 8 + i) % total], k) (i < 7 ? "\n" : "") > file
		close(file)
	}
}
