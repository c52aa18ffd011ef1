# Tayori. `make` builds, `make check` tests; VARIANT=san for sanitizers.
VARIANT ?= release
B ?= build/$(VARIANT)
PREFIX ?= /usr/local
CC = gcc
PKG = icu-i18n icu-uc libxml-2.0 gumbo md4c nettle libqrencode jansson libdeflate
# Loaded by the commands that need them (library_load): they are slow to load.
LOADED = libcurl libzip pangocairo pangoft2 freetype2 harfbuzz harfbuzz-subset librsvg-2.0
FOLDERS = base notice text extract simplify translate bulletin cli

WARN = -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wshadow \
	-Wundef -Wvla -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes -Werror
OPT_release = -O3 -g
OPT_san = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined -DARENA_MALLOC
OPT_fuzz = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -DARENA_MALLOC \
	-Wno-error
OPT_analyze = -O1 -g -fanalyzer -DANALYZE
CPPFLAGS += -I. -Isrc -D_GNU_SOURCE -DPREFIX='"$(PREFIX)"' \
	$(shell pkg-config --cflags $(PKG) $(LOADED) | sed 's/-I/-isystem /g')
CFLAGS += -std=gnu17 $(WARN) $(OPT_$(VARIANT)) -pthread -ffunction-sections
LDLIBS += $(shell pkg-config --libs $(PKG)) -lmecab -lgettextpo -lm
LDFLAGS += -pthread $(filter -fsanitize=%,$(OPT_$(VARIANT))) -Wl,--gc-sections

# One archive a folder; a test links its own folder and those below it.
LIBS_base = base
LIBS_notice = notice base
LIBS_text = text notice base
LIBS_extract = extract text notice base
LIBS_simplify = simplify text notice base
LIBS_translate = translate text notice base
LIBS_bulletin = bulletin text notice base
LIBS_cli = cli bulletin translate simplify extract text notice base
lib = $(foreach l,$(LIBS_$(1)),$(B)/lib$(l).a)
tests_of = $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/$(1)/*_test.c))
UNIT = $(foreach f,$(FOLDERS),$(call tests_of,$(f)))
TOOLS = $(patsubst tests/tools/%.c,$(B)/tools/%,$(wildcard tests/tools/*.c))
BENCH = $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))
FUZZ = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
SOURCES = $(wildcard src/*.c src/*/*.c tests/unit/*/*.c tests/tools/*.c tests/bench/*.c tests/fuzz/*.c)
HEADERS = $(wildcard src/*/*.h tests/*/*.h tests/unit/*/*.h)

all: build/fonts $(B)/tayori $(B)/tayori.1 $(B)/share/ja/LC_MESSAGES/tayori.mo \
	$(B)/cache/proven

$(B)/tayori: $(B)/src/main.o $(call lib,cli)
	@echo "  LD $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

define folder_rules
$(B)/lib$(1).a: $(patsubst %.c,$(B)/%.o,$(wildcard src/$(1)/*.c))
	@rm -f $$@
	@ar rcs $$@ $$^
$(call tests_of,$(1)): $(B)/unit/%: $(B)/tests/unit/%.o $(call lib,$(1))
	@mkdir -p $$(@D)
	@echo "  LD $$@"
	@$(CC) $(LDFLAGS) -o $$@ $$^ $(LDLIBS) -lcmocka -ljansson -lical -lzip
endef
$(foreach f,$(FOLDERS),$(eval $(call folder_rules,$(f))))

$(TOOLS): $(B)/tools/%: $(B)/tests/tools/%.o
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(LDFLAGS) -o $@ $^

$(BENCH): $(B)/bench/%: $(B)/tests/bench/%.o $(call lib,cli)
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The examples of the rules are tried once, here, and not by the first command
# of each user. Faults are named, and are no fault of the build.
$(B)/cache/proven: $(B)/tayori $(wildcard content/rules/*.tsv)
	@mkdir -p $(@D)
	-@XDG_CACHE_HOME=$(abspath $(@D)) $(B)/tayori easy </dev/null
	@touch $@

# They take seconds, and are the same for all variants.
build/fonts: scripts/fonts
	@scripts/fonts $@
	@[ ! -d $@ ] || touch $@

$(B)/share/ja/LC_MESSAGES/tayori.mo: po/messages/ja.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

$(B)/tayori.1: src/cli/tayori.1.in src/base/diagnostics.def scripts/man-page
	@mkdir -p $(@D)
	scripts/man-page > $@

# Everything that must hold: unit tests, then the tests of the whole command.
check: all $(UNIT) $(TOOLS)
	B=$(B) tests/run $(UNIT)
check-san:
	$(MAKE) VARIANT=san check
bless: all $(TOOLS)
	B=$(B) BLESS=1 tests/run
bench: all $(BENCH)
	B=$(B) tests/bench/run
bench-translate: all $(BENCH)
	B=$(B) tests/bench/translate
bench-flyers: all $(BENCH)
	B=$(B) tests/bench/print
lint:
	scripts/lint $(SOURCES) $(HEADERS)
analyze:
	$(MAKE) VARIANT=analyze B=build/analyze build/analyze/tayori

# make fuzz-html: libFuzzer on one reader, with its corpus. The sources are
# built once for all targets.
FUZZ_SECONDS ?= 60
ifeq ($(VARIANT),fuzz)
$(FUZZ:%=$(B)/%): $(B)/%: $(B)/tests/fuzz/%.o $(call lib,cli)
	@$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS) -lzip
endif
fuzz-%:
	$(MAKE) VARIANT=fuzz CC=clang build/fuzz/$*
	@mkdir -p build/fuzz/corpus-$*
	build/fuzz/$* -max_total_time=$(FUZZ_SECONDS) -timeout=10 \
		-rss_limit_mb=2048 build/fuzz/corpus-$* tests/fuzz/corpus/$* content/notices

install: all
	install -D $(B)/tayori $(DESTDIR)$(PREFIX)/bin/tayori
	install -D -m 644 $(B)/tayori.1 $(DESTDIR)$(PREFIX)/share/man/man1/tayori.1
	install -D -m 644 $(B)/share/ja/LC_MESSAGES/tayori.mo \
		$(DESTDIR)$(PREFIX)/share/locale/ja/LC_MESSAGES/tayori.mo
	cd content && find rules theme schema city.xml chrome.tsv -type f \
		-exec install -D -m 644 {} $(DESTDIR)$(PREFIX)/share/tayori/{} \;
	[ ! -d build/fonts ] || cd build && find fonts -maxdepth 1 -type f \
		-exec install -D -m 644 {} $(DESTDIR)$(PREFIX)/share/tayori/{} \;

clean:
	rm -rf build

-include $(shell find $(B) -name '*.d' 2>/dev/null)
.PHONY: all check check-san bless bench bench-translate bench-flyers lint analyze install clean
.SECONDARY:
