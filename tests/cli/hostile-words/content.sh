# hostile_content: content/ and po/ whose words mean harm. Sourced by the case
# beside it and by tests/web/run.

# The same behind each translation; labels of LINE's buttons have no room.
hostile_catalog() {
	sed 's/^"Language: .*\\n"/"Language: en\\n"/' po/tayori.pot | msgen - |
		msgfilter --keep-header sed "$1" > po/en.new
	mv po/en.new po/en.po
}

hostile_content() {
	mkdir -p content/notices po
	echo en > po/LINGUAS
	cat > content/notices/alert.xml <<- 'END'
	<notice xmlns="urn:tayori:notice:1" xml:lang="ja" id="alert" kind="alert"
	 category="disaster" urgency="emergency" published="2026-11-22">
	<title><s>避難指示&lt;script&gt;alert(1)&lt;/script&gt;"']]&gt;&amp;amp;</s></title>
	<facts><fact kind="when"><s><date on="2026-12-28">12月28日</date></s></fact></facts>
	<body><p><s>すぐに逃げてください&lt;script&gt;alert(2)&lt;/script&gt;]]&gt;。</s></p>
	<p><s><a href="javascript:alert(3)">ここ</a>&lt;img src=x onerror=alert(4)&gt;を見てください。</s></p>
	<p><s><a href="https://a.example/&quot;&gt;[x]#a#b">一</a><a href="https://a.example@b.example/">二</a></s></p></body>
	<contact><field kind="mail"><s><mail address="a&quot;onclick=b@c.example">a@c.example</mail></s></field></contact>
	</notice>
	END
	word=$(printf 'verylongword%.0s' $(seq 300))
	cat > content/notices/long.md <<- END
	# <script>alert(5)</script>"> の "講座"

	日時：令和8年12月28日（月）午後1時から3時まで

	[押す](javascript:alert(6)) <img src=x onerror=alert(7)> ]]> \`javascript:\`

	この言葉は$word長いです。

	BEGIN:VALARM\\nEND:VEVENT

	| $word | <b onclick=x>二</b> |
	|---|---|
	| $word | 四 |
	END
	# Overrides of the direction, controls, characters that are not seen.
	printf '題\342\200\256逆\342\200\213\033[31m\001の講座\n\n本文\330\234\363\240\201\241です。\r\n.\r\nBcc: x@y.example\n日時：令和8年12月28日（月）午後1時\n' \
		> content/notices/signs.txt
	{
		printf 'Subject: =?UTF-8?B?'
		printf '題\r\nBcc: x@y.example\342\200\256' | base64 -w0
		printf '?=\nFrom: a@b.example\n'
		printf 'Content-Type: text/plain; charset=utf-8\n\n本文です。\n.\nX: y\n'
	} > content/notices/mail.eml
	"$TAYORI" po update > /dev/null
	hostile_catalog '/開\|カレンダー\|かける\|見る/!s|$|\&lt;script\&gt;alert(document)\&lt;/script\&gt; "'\''\&amp;]]\&gt;--\&gt; javascript:x|'
}
