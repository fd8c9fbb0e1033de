# Banxin. `make demo` and `make test` work as the first command after a clone: they find what is
# missing, install it and go on. `make help` lists the targets.

VERSION := $(shell sed -n 's/^.define BANXIN_VERSION "\(.*\)"/\1/p' src/banxin.h)
PREFIX  ?= /usr/local
BUILD   ?= release
B       := build/$(BUILD)
Q       := $(if $(V),,@)

# Debian's names; the fonts are what fonts/fonts.xml asks for first.
PACKAGES := gcc make pkg-config gettext libc6-dev libxml2-dev libxslt1-dev libfreetype-dev \
	libharfbuzz-dev libhpdf-dev libpng-dev zlib1g-dev libdeflate-dev libfontconfig-dev \
	unicode-data fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai
TEST_PACKAGES := libcmocka-dev poppler-utils qpdf mupdf-tools

LIBRARIES := libxml-2.0 libxslt libexslt freetype2 harfbuzz libpng zlib libdeflate fontconfig

WARNINGS := -Wall -Wextra -Wshadow -Wpointer-arith -Wwrite-strings -Wundef -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
CPPFLAGS += -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Isrc -Ibuild/gen -DPREFIX='"$(PREFIX)"'
CFLAGS.release  := -O2 -g
CFLAGS.debug    := -O0 -g3
CFLAGS.asan     := -O1 -g3 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
CFLAGS.clang    := -O2 -g
CFLAGS.coverage := -O0 -g --coverage
ifeq ($(BUILD),clang)
CC := clang
endif
ALL_CFLAGS = -std=c17 -pedantic -fPIC $(WARNINGS) $(CFLAGS.$(BUILD)) $(PKG_CFLAGS) $(CFLAGS)
LDLIBS     = $(PKG_LIBS) -lhpdf -lm

# Sources are found, not listed. A gen_*.c is a program that writes a table at build time.
LIB_SRC  := $(filter-out $(wildcard src/*/gen_*.c),$(wildcard src/*.c $(filter-out src/cli/%,$(wildcard src/*/*.c))))
CLI_SRC  := $(wildcard src/cli/*.c)
UNIT_SRC := $(wildcard tests/unit/*_test.c)
LIB_OBJ  := $(LIB_SRC:%.c=$B/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$B/%.o)
UNIT_BIN := $(UNIT_SRC:%.c=$B/%)

all: build/banxin ## the program, the library, the message catalogue

ifneq ($(filter-out clean help format lint packages,$(or $(MAKECMDGOALS),all)),)
include build/flags.mk
endif

# Found packages are remembered, so that this costs nothing the second time.
build/packages: Makefile
	@mkdir -p $(@D)
	$(Q)missing=""; for p in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "installing:$$missing"; \
		as_root=""; [ "$$(id -u)" = 0 ] || as_root=sudo; \
		$$as_root apt-get update -q && \
		$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing || \
		{ echo "please install these packages and run make again:$$missing" >&2; exit 1; }; \
	fi
	@touch $@

build/flags.mk: build/packages
	$(Q)echo "PKG_CFLAGS := $$(pkg-config --cflags $(LIBRARIES))" > $@
	$(Q)echo "PKG_LIBS := $$(pkg-config --libs $(LIBRARIES))" >> $@

build/gen/unicode_table.h: src/text/gen_unicode.c src/text/linebreak.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_unicode $<
	$(Q)build/gen/gen_unicode /usr/share/unicode > $@.new && mv $@.new $@

$B/src/text/linebreak.o: build/gen/unicode_table.h

build/gen/base14_table.h: src/font/gen_base14.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c17 -o build/gen/gen_base14 $< -lhpdf
	$(Q)build/gen/gen_base14 > $@.new && mv $@.new $@

$B/src/font/base14.o: build/gen/base14_table.h

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/libbanxin.a: $(LIB_OBJ)
	$(Q)rm -f $@ && ar qcs $@ $^

$B/banxin: $(CLI_OBJ) $B/libbanxin.a
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

build/banxin: $B/banxin
	$(Q)ln -f $< $@

$B/tests/unit/%: tests/unit/%.c $B/libbanxin.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $B/libbanxin.a $(LDLIBS) -lcmocka

unit: $(UNIT_BIN)

clean: ## remove everything that was built
	rm -rf build out

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: all unit clean help

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT_BIN:=.d)
