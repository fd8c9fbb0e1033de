# Banxin. `make demo` and `make test` work as the first command after a clone: they find what is
# missing, install it and go on. `make help` lists the targets.

VERSION := $(shell sed -n 's/^.define BANXIN_VERSION "\(.*\)"/\1/p' src/banxin.h)
PREFIX  ?= /usr/local
BUILD   ?= release
B       := build/$(BUILD)
Q       := $(if $(V),,@)
JOBS    ?= $(shell nproc)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(JOBS)
endif

# Debian's names; the fonts are what fonts/fonts.xml asks for first.
PACKAGES := gcc make pkg-config gettext libc6-dev libxml2-dev libxslt1-dev libfreetype-dev \
	libharfbuzz-dev libhpdf-dev libpng-dev zlib1g-dev libdeflate-dev libqrencode-dev libfontconfig-dev \
	libicu-dev libhyphen-dev libxxhash-dev libjansson-dev unicode-data bzip2 fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-hanazono
TEST_PACKAGES := libcmocka-dev poppler-utils qpdf mupdf-tools zbar-tools fonts-texgyre fonts-urw-base35 \
	hyphen-en-us xsltproc docbook-xml docbook-xsl python3-jsonschema

LIBRARIES := libxml-2.0 libxslt libexslt freetype2 harfbuzz libpng zlib libdeflate libqrencode fontconfig \
	icu-uc jansson

WARNINGS := -Wall -Wextra -Wshadow -Wpointer-arith -Wwrite-strings -Wundef -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
CPPFLAGS += -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Isrc -Ibuild/gen
# A call between folders is no barrier to what is delivered: that is a twentieth of a batch's time. Tests
# are linked from the same objects as they are (NO_LTO), in a blink.
CFLAGS.release  := -O2 -g -flto=auto -ffat-lto-objects -fno-semantic-interposition
NO_LTO.release  := -fno-lto
CFLAGS.debug    := -O0 -g3
CFLAGS.asan     := -O1 -g3 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
CFLAGS.fuzz     := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
CFLAGS.clang    := -O2 -g -Werror
CFLAGS.coverage := -O0 -g --coverage
ifneq ($(filter clang fuzz,$(BUILD)),)
CC := clang
endif
ALL_CFLAGS = -std=c17 -pedantic -fPIC $(WARNINGS) $(CFLAGS.$(BUILD)) $(PKG_CFLAGS) $(CFLAGS)
LDLIBS     = -Wl,--as-needed $(PKG_LIBS) -lhpdf -lhyphen -lm
# Every library costs each start of the program 0.1 ms. Those that few documents need are named for their
# headers alone and opened when they are needed (base/library.h); small ones are taken in where there
# is an archive; libstdc++, which ICU needs, is first in line: its 4,000 symbols are then found at once.
,         := ,
archive    = $(if $(wildcard $(shell $(CC) -print-file-name=lib$1.a)),-l:lib$1.a)
first      = $(if $(wildcard $(shell $(CC) -print-file-name=$1)),-Wl$(,)--no-as-needed -l:$1)
PROGRAM_LIBS = $(call first,libstdc++.so.6) $(call archive,hyphen) $(call archive,deflate) $(call archive,jansson) $(LDLIBS)

# Sources are found, not listed. A gen_*.c is a program that writes a table at build time.
CLI_SRC  := $(wildcard src/cli/*.c)
LIB_SRC  := $(filter-out $(CLI_SRC) $(wildcard src/*/gen_*.c),$(wildcard src/*.c src/*/*.c))
UNIT_SRC := $(wildcard tests/unit/*_test.c)
FUZZ_SRC := $(wildcard tests/fuzz/*.c)
CLREQ_SRC := $(wildcard tests/clreq/*.c)
FUZZ_BIN := $(FUZZ_SRC:%.c=$B/%)
LIB_OBJ  := $(LIB_SRC:%.c=$B/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$B/%.o)
UNIT_BIN := $(UNIT_SRC:%.c=$B/%)
CLREQ_BIN := $B/tests/clreq/clreq
SAMPLES  := $(filter-out samples/faulty.xml,$(wildcard samples/*.xml))
CATALOGUE := build/locale/zh_CN/LC_MESSAGES/banxin.mo
POT       := build/gen/banxin.pot

all: $B/banxin $B/libbanxin.so.0 $(CATALOGUE) $(if $(filter release,$(BUILD)),build/banxin) ## the program, the libraries, the message catalogue

ifneq ($(filter-out clean help uninstall,$(or $(MAKECMDGOALS),all)),)
include build/flags.mk
endif

# What is missing of the Debian packages LIST is installed; the stamp makes it cost nothing later.
build/packages: LIST := $(PACKAGES)
build/test-packages: LIST := $(TEST_PACKAGES)
build/packages build/test-packages: Makefile
	@mkdir -p $(@D)
	$(Q)missing=$$(for p in $(LIST); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | \
		grep -q 'ok installed' || printf ' %s' $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "installing:$$missing"; \
		as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$as_root apt-get update -q && $$as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -qy --no-install-recommends $$missing || \
		{ echo "please install these packages and run make again:$$missing" >&2; exit 1; }; \
	fi
	@touch $@
build/test-packages: build/packages

build/flags.mk: build/packages
	$(Q)echo "PKG_CFLAGS := $$(pkg-config --cflags $(LIBRARIES))" > $@
	$(Q)echo "PKG_LIBS := $$(pkg-config --libs $(LIBRARIES))" >> $@

build/gen/unicode_table.h: src/text/gen_unicode.c src/text/linebreak.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_unicode $<
	$(Q)build/gen/gen_unicode /usr/share/unicode > $@.new && mv $@.new $@

build/gen/vertical_table.h: src/text/gen_vertical.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_vertical $<
	$(Q)build/gen/gen_vertical /usr/share/unicode > $@.new && mv $@.new $@

build/gen/kinds_table.h: src/proof/gen_kinds.c src/proof/kinds.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_kinds $<
	$(Q)build/gen/gen_kinds /usr/share/unicode > $@.new && mv $@.new $@

build/gen/collation_table.h: src/template/gen_collation.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_collation $< -licui18n -licuuc
	$(Q)build/gen/gen_collation > $@.new && mv $@.new $@

build/gen/base14_table.h: src/font/gen_base14.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_base14 $< -lhpdf
	$(Q)build/gen/gen_base14 > $@.new && mv $@.new $@

build/gen/schema_table.h: src/record/gen_schema.c src/record/quick.h $(wildcard layouts/*.xsd)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 $$(pkg-config --cflags libxml-2.0) -o build/gen/gen_schema $< -lxml2
	$(Q)build/gen/gen_schema layouts/record.xsd > $@.new && mv $@.new $@

$B/src/record/quick.o: build/gen/schema_table.h
$B/src/text/linebreak.o: build/gen/unicode_table.h
$B/src/proof/kinds.o: build/gen/kinds_table.h
$B/src/text/vertical.o: build/gen/vertical_table.h
$B/src/font/base14.o: build/gen/base14_table.h
$B/src/template/collation.o: build/gen/collation_table.h

# Where the data files are once installed is compiled in, so another PREFIX compiles that again.
build/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@
$B/src/engine/data.o $B/src/cli/language.o: CPPFLAGS += -DPREFIX='"$(PREFIX)"'
$B/src/engine/data.o $B/src/cli/language.o: build/prefix

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Names of objects repeat in several folders, which ar takes only when it appends.
$B/libbanxin.a: $(LIB_OBJ)
	$(Q)rm -f $@ && ar qcs $@ $^

$B/libbanxin.so.0: $(LIB_OBJ)
	$(Q)echo '{ global: banxin_*; local: *; };' > $B/exports
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libbanxin.so.0 -Wl,--version-script=$B/exports -o $@ $^ $(LDLIBS)

$B/banxin: $(CLI_OBJ) $B/libbanxin.a
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(PROGRAM_LIBS)

build/banxin: $B/banxin
	$(Q)ln -f $< $@

$B/tests/%: tests/%.c $B/libbanxin.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(NO_LTO.$(BUILD)) -MMD -MP $(LDFLAGS) -o $@ $< $B/libbanxin.a $(LDLIBS) $(if $(findstring unit/,$@),-lcmocka)
$(UNIT_BIN) $(CLREQ_BIN): | build/test-packages

# A file b01.c has the cases of clause B1.
build/gen/clreq_cases.h: CASES := $(patsubst %,CASE(%),$(sort $(notdir $(basename $(wildcard tests/clreq/[a-z][0-9][0-9].c)))))
build/gen/clreq_cases.h: FORCE
	@mkdir -p $(@D)
	@echo '$(CASES)' | cmp -s - $@ || echo '$(CASES)' > $@
$B/tests/clreq/clreq.o: build/gen/clreq_cases.h
$B/tests/clreq/%.o: CPPFLAGS += -Itests/clreq

$(CLREQ_BIN): $(CLREQ_SRC:%.c=$B/%.o) $B/libbanxin.a
	$(Q)$(CC) $(ALL_CFLAGS) $(NO_LTO.$(BUILD)) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(CATALOGUE): src/po/zh_CN.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(POT): $(LIB_SRC) $(CLI_SRC) $(wildcard src/*/*.h)
	$(Q)xgettext --from-code=UTF-8 --language=C -k_ -kN_ -kdgettext:2 -kdngettext:2,3 \
		--package-name=banxin --package-version=$(VERSION) --add-comments=Translators -o $@ $(sort $^)

po: $(POT) ## bring src/po/zh_CN.po up to date with the sources
	$(Q)msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap src/po/zh_CN.po $<

demo: all ## render the samples into out/ and check the faulty one
	@mkdir -p out
	@for record in $(SAMPLES); do \
		build/banxin render --verbose -o out $$record || exit; \
	done
	@build/banxin bulletin --verbose --group=street -p form=volume -o out/volume.pdf samples/volume
	@build/banxin validate samples/faulty.xml; test $$? = 1

test check: all $(UNIT_BIN) $(CLREQ_BIN) $(FUZZ_BIN) $(POT) build/test-packages ## run every test; BUILD=asan and the like choose the variant
	$(Q)tests/run --build=$B $(TESTS)

unit: $(UNIT_BIN) $(CLREQ_BIN) $(FUZZ_BIN)

clreq: $(CLREQ_BIN) ## which rules of Chinese typesetting are met; CLAUSE=B1 for one of them
	$(Q)$(CLREQ_BIN) $(CLAUSE)

clreq-table: $(CLREQ_BIN) ## write src/text/CLREQ.md
	$(Q)$(CLREQ_BIN) --markdown > build/gen/CLREQ.md && mv build/gen/CLREQ.md src/text/CLREQ.md

asan: ## run every test under the address and undefined-behaviour sanitizers
	$(Q)$(MAKE) --no-print-directory test BUILD=asan

clang: ## build with clang, where every warning is an error
	$(Q)$(MAKE) --no-print-directory all unit BUILD=clang

valgrind: all ## render the samples under valgrind
	$(Q)for record in $(SAMPLES); do \
		valgrind --quiet --leak-check=full --show-leak-kinds=definite \
			--errors-for-leak-kinds=definite --error-exitcode=9 $B/banxin render -o - $$record > /dev/null || exit; \
	done

FUZZ_TIME ?= 60
build/fuzz/tests/fuzz/%: private ALL_CFLAGS += -fsanitize=fuzzer -DBANXIN_FUZZER

fuzz: ## feed every parser with broken input for FUZZ_TIME seconds; needs clang
	$(Q)$(MAKE) --no-print-directory fuzz-run BUILD=fuzz

fuzz-run: $(FUZZ_BIN)
	$(Q)for target in $(notdir $(FUZZ_BIN)); do \
		mkdir -p $B/corpus/$$target $B/found/$$target && \
		LSAN_OPTIONS=suppressions=tests/leaks:print_suppressions=0 \
		$B/tests/fuzz/$$target -max_total_time=$(FUZZ_TIME) -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
			-dict=tests/fuzz/words.dict -artifact_prefix=$B/found/$$target/ \
			$B/corpus/$$target tests/fuzz/corpus/$$target || exit; \
	done

coverage: ## which lines the tests run, by file
	$(Q)$(MAKE) --no-print-directory test BUILD=coverage
	$(Q)for f in $(LIB_SRC) $(CLI_SRC); do gcov -n -o build/coverage/$${f%.c}.o $$f 2>/dev/null | \
		awk -v f=$$f '/^Lines/ && !n++ { sub(/Lines executed:/, ""); print $$1, $$3, f }'; done | sort -n

reference: all ## write layouts/properties.md from the tables of the program
	$(Q)$B/banxin help reference > layouts/properties.md

bench: all $B/tests/bench/bench $B/tests/bench/records ## how fast, how much memory, how large; PEERS=1: beside it the other programs installed
	@tests/bench/run $B

soak: all $B/tests/bench/records ## a night's run: COUNT records, ten of them poisoned
	@tests/bench/soak $B

lint: ## long lines, long functions, XML that is not well-formed
	$(Q)tests/lint

format: ## lay the sources out by .clang-format
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] tests/unit/*.[ch] tests/bench/*.c)

SHARE := $(DESTDIR)$(PREFIX)/share
install: all ## into PREFIX (/usr/local), below DESTDIR if that is set
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include \
		$(SHARE)/banxin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(SHARE)/locale/zh_CN/LC_MESSAGES
	install $B/banxin $(DESTDIR)$(PREFIX)/bin
	install -m 644 $B/libbanxin.a $B/libbanxin.so.0 $(DESTDIR)$(PREFIX)/lib
	ln -sf libbanxin.so.0 $(DESTDIR)$(PREFIX)/lib/libbanxin.so
	install -m 644 src/banxin.h $(DESTDIR)$(PREFIX)/include
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@LIBRARIES@|$(LIBRARIES)|' src/banxin.pc.in \
		> $(DESTDIR)$(PREFIX)/lib/pkgconfig/banxin.pc
	cp -R layouts fonts $(SHARE)/banxin
	install -m 644 $(CATALOGUE) $(SHARE)/locale/zh_CN/LC_MESSAGES
	install -m 644 src/cli/banxin.1 $(SHARE)/man/man1
	install -m 644 src/cli/completion.bash $(SHARE)/bash-completion/completions/banxin

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(PREFIX)/bin/banxin $(DESTDIR)$(PREFIX)/lib/libbanxin.* $(DESTDIR)$(PREFIX)/include/banxin.h \
		$(DESTDIR)$(PREFIX)/lib/pkgconfig/banxin.pc $(SHARE)/banxin $(SHARE)/man/man1/banxin.1 \
		$(SHARE)/bash-completion/completions/banxin $(SHARE)/locale/zh_CN/LC_MESSAGES/banxin.mo

clean: ## remove everything that was built
	rm -rf build out

help: ## this list
	@awk -F ':.*## ' '/^[a-z -]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

FORCE:
.PHONY: all po demo test check unit clreq clreq-table asan clang valgrind fuzz fuzz-run coverage bench soak lint format install uninstall clean help FORCE

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT_BIN:=.d) $(FUZZ_BIN:=.d) $(CLREQ_SRC:%.c=$B/%.d)
