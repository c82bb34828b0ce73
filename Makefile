# SPDX-License-Identifier: GPL-3.0-or-later
#
# make            build ./wobindex and ./wobquery
# make demo       install what is missing, build, index corpus/, ask it questions
# make check      install what is missing, build, run every test
# make fuzz       look for inputs that break the reading of letters, for FUZZ_SECONDS
# make lint       warnings of gcc and clang, analyzers, formatting, floors of the house
# make install    into PREFIX (/usr/local), below DESTDIR where it is set
#
# BUILD=release (default), debug, asan (address and undefined-behaviour sanitizers), fuzz (these and
# libFuzzer; by `make fuzz`)
# OUT=build/$(BUILD)  where everything is built
# WERROR=1 turns warnings into errors, as CI does. V=1 shows commands in full.
# READERS="pdf html" builds these readers of foreign formats alone, READERS= none; else all whose
# libraries are found.

BUILD ?= release
OUT   := build/$(BUILD)

CORE_PACKAGES   := g++ make pkg-config libxapian-dev libicu-dev zlib1g-dev libcmocka-dev gettext
READER_PACKAGES := libpoppler-glib-dev libtesseract-dev tesseract-ocr-nld tesseract-ocr-eng \
                   libxml2-dev libarchive-dev libseccomp-dev
# English questions about Dutch letters, and the other way round: read where they are installed.
LANGUAGE_PACKAGES := dict-freedict-eng-nld dict-freedict-nld-eng
# Indexes in shards: each is read by a process of Xapian's own, here or on another machine.
SHARD_PACKAGES  := xapian-tools
TEST_PACKAGES   := jq strace libxml2-utils poppler-utils libarchive-tools time
LINT_PACKAGES   := clang clang-tidy clang-format cppcheck mandoc shellcheck
FUZZ_PACKAGES   := clang libclang-rt-dev
BENCH_PACKAGES  := sqlite3 xapian-omega poppler-utils icu-devtools

PKG_CONFIG ?= pkg-config
CORE_LIBS  := xapian-core icu-uc icu-i18n zlib

# Readers of foreign formats: what each is built with, and what tells the code that it is there.
# The sources of one are lib/source/NAME*.c. (sandbox reads nothing; it confines those that do.)
ALL_READERS    := pdf ocr html office archive sandbox
LIBS_pdf       := poppler-glib
LIBS_ocr       := poppler-glib tesseract
LIBS_html      := libxml-2.0
LIBS_office    := libxml-2.0 libarchive
LIBS_archive   := libarchive
LIBS_sandbox   := libseccomp
DEFINE_pdf     := WOB_WITH_PDF
DEFINE_ocr     := WOB_WITH_OCR
DEFINE_html    := WOB_WITH_HTML
DEFINE_office  := WOB_WITH_OFFICE
DEFINE_archive := WOB_WITH_ARCHIVE
DEFINE_sandbox := WOB_WITH_SANDBOX
can_build = $(shell $(PKG_CONFIG) --exists $(LIBS_$(1)) 2>/dev/null && echo $(1))
ifeq ($(origin READERS),undefined)
READERS := $(foreach reader,$(ALL_READERS),$(call can_build,$(reader)))
endif
READER_LIBS := $(sort $(foreach reader,$(READERS),$(LIBS_$(reader))))

WARNINGS   := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wvla
C_WARNINGS := $(WARNINGS) -Wstrict-prototypes -Wmissing-prototypes
HARDENING  := -fstack-protector-strong -fstack-clash-protection -fPIE
LINK_HARDENING := -pie -Wl,-z,relro,-z,now,-z,noexecstack

ifeq ($(BUILD),release)
OPTIMISE := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
else ifeq ($(BUILD),debug)
OPTIMISE := -O0 -g
else ifeq ($(BUILD),asan)
OPTIMISE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
LINK_EXTRA := -fsanitize=address,undefined
else ifeq ($(BUILD),fuzz)
# (Tracing comparisons takes more than half of the time, and finds little beyond the dictionary.)
OPTIMISE := -O2 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
            -fno-sanitize-coverage=trace-cmp -fno-sanitize-recover=undefined
LINK_EXTRA := -fsanitize=fuzzer,address,undefined
else
$(error BUILD=$(BUILD) is none of release, debug, asan, fuzz)
endif

# What the command line or the environment sets as CFLAGS and the like comes last and wins.
ALL_CPPFLAGS := -I. -D_GNU_SOURCE $(shell $(PKG_CONFIG) --cflags $(CORE_LIBS) 2>/dev/null)
ALL_CFLAGS   := -std=c17 $(OPTIMISE) $(HARDENING) $(C_WARNINGS) $(if $(WERROR),-Werror) $(CFLAGS)
ALL_CXXFLAGS := -std=c++17 $(OPTIMISE) $(HARDENING) $(WARNINGS) $(if $(WERROR),-Werror) $(CXXFLAGS)
ALL_LDFLAGS  := $(LINK_HARDENING) $(LINK_EXTRA) $(LDFLAGS)
CORE_LDLIBS  := $(shell $(PKG_CONFIG) --libs $(CORE_LIBS) 2>/dev/null) -lm
ALL_LDLIBS   := $(CORE_LDLIBS)

# What the sanitizers are to look for beyond their defaults. An allocation that is too large must
# fail as it does without them: a test asks for one.
export ASAN_OPTIONS  ?= detect_stack_use_after_return=1:allocator_may_return_null=1
export UBSAN_OPTIONS ?= print_stacktrace=1:halt_on_error=1

ROOMS := base engine source law text letter index search
LIB_C := $(foreach room,$(ROOMS),$(wildcard lib/$(room)/*.c))
LIB_C := $(filter-out $(foreach reader,$(filter-out $(READERS),$(ALL_READERS)),lib/source/$(reader)%.c),$(LIB_C))
ifneq ($(READERS),)
ALL_CPPFLAGS += $(foreach reader,$(READERS),-D$(DEFINE_$(reader)))
ALL_CPPFLAGS += $(subst -I,-isystem ,$(shell $(PKG_CONFIG) --cflags $(READER_LIBS)))
ALL_LDLIBS   += $(shell $(PKG_CONFIG) --libs $(READER_LIBS))
endif
ALL_CPPFLAGS += $(CPPFLAGS)
CORE_LDLIBS  += $(LDLIBS)
ALL_LDLIBS   += $(LDLIBS)

LIB_OBJECTS   := $(LIB_C:%.c=$(OUT)/%.o) $(OUT)/lib/engine/xapian.o $(OUT)/lib/base/tables.o
INDEX_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard indexer/*.c))
QUERY_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard query/*.c))
UNIT_TESTS    := $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/test_*.c))
UNIT_SUPPORT  := $(patsubst %.c,$(OUT)/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
FUZZ_TARGETS  := $(patsubst %.c,$(OUT)/%,$(wildcard tests/fuzz/fuzz_*.c))
BENCH_TOOLS   := $(patsubst %.c,$(OUT)/%,$(wildcard bench/*.c))
PROGRAMS      := $(OUT)/wobindex $(OUT)/wobquery $(OUT)/wobquery-reads

# What the fuzz targets are linked with; libFuzzer has a main of its own.
FUZZ_SUPPORT := $(patsubst %.c,$(OUT)/%.o,$(filter-out tests/fuzz/fuzz_%,$(wildcard tests/fuzz/*.c)))
ifeq ($(BUILD),fuzz)
FUZZ_SUPPORT := $(filter-out %/replay.o,$(FUZZ_SUPPORT))
endif
FUZZ_SECONDS ?= 600

# What `make bench` measures: a folder of letters, and passages of any text (bench/large) where they are there.
BENCH_LETTERS ?= $(firstword $(wildcard ../shared/letters/files) corpus/letters)
BENCH_TEXTS   ?= $(wildcard ../shared/bench/dutch-200k.jsonl.gz)
BENCH_COUNTS  ?= 50000 200000
BENCH_MADE    ?= 50000 400000

PREFIX ?= /usr/local

MAKEFLAGS += --no-print-directory

# A step shows what it makes in a word; V=1 shows the whole command.
run = $(if $(V),,@printf '%-5s %s\n' $(1) $@;)

# `make check` and `make demo` use every core, unless told how many to use (make -j1 check).
PARALLEL = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: all programs unit-tests fuzz-targets bench-tools wobindex wobquery install demo check check-unit check-cli \
        check-golden check-fault check-fuzz check-real fuzz bench lint format install-packages \
        install-lint-packages print-flags clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:

# What wobquery says in other languages; without msgfmt it speaks English.
ifneq ($(shell command -v msgfmt),)
CATALOGUES := $(patsubst po/%.po,build/locale/%/LC_MESSAGES/wob.mo,$(wildcard po/*.po))
endif

all: wobindex wobquery programs
programs: $(PROGRAMS) $(CATALOGUES)
unit-tests: $(UNIT_TESTS)
fuzz-targets: $(FUZZ_TARGETS)
bench-tools: $(BENCH_TOOLS)

# The programs of the build made last stand at the top, where people look for them.
wobindex wobquery: %: $(OUT)/%
	@ln -sfn $< $@

$(OUT)/libwob.a: $(LIB_OBJECTS)
	$(call run,AR) rm -f $@ && $(AR) rcs $@ $^

# What the tests of the programs' own files are linked with.
$(OUT)/libindexer.a: $(filter-out %/main.o,$(INDEX_OBJECTS))
	$(call run,AR) rm -f $@ && $(AR) rcs $@ $^

$(OUT)/wobindex: $(INDEX_OBJECTS) $(OUT)/libwob.a
	$(call run,LINK) $(CXX) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

# The libraries of the readers take longer to load than most answers: wobquery goes without, and has
# wobquery-reads, which is the same with them, take over where a file is to be read.
$(OUT)/wobquery: $(filter-out %/request_file.o,$(QUERY_OBJECTS)) $(OUT)/libwob.a
	$(call run,LINK) $(CXX) $(ALL_LDFLAGS) -o $@ $^ $(CORE_LDLIBS)

$(OUT)/wobquery-reads: $(filter-out %/request_elsewhere.o,$(QUERY_OBJECTS)) $(OUT)/libwob.a
	$(call run,LINK) $(CXX) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

$(OUT)/tests/unit/test_%: $(OUT)/tests/unit/test_%.o $(UNIT_SUPPORT) $(OUT)/libindexer.a \
                          $(OUT)/libwob.a
	$(call run,LINK) $(CXX) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(ALL_LDLIBS)

$(OUT)/tests/fuzz/fuzz_%: $(OUT)/tests/fuzz/fuzz_%.o $(FUZZ_SUPPORT) $(OUT)/libwob.a
	$(call run,LINK) $(CXX) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

$(OUT)/bench/%: $(OUT)/bench/%.o $(OUT)/libwob.a
	$(call run,LINK) $(CXX) $(ALL_LDFLAGS) -o $@ $^ $(CORE_LDLIBS)

build/locale/%/LC_MESSAGES/wob.mo: po/%.po
	@mkdir -p $(@D)
	$(call run,MSG) msgfmt --check-format -o $@ $<

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	$(call run,CC) $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/%.o: %.cc $(OUT)/flags
	@mkdir -p $(@D)
	$(call run,CXX) $(CXX) $(ALL_CPPFLAGS) $(ALL_CXXFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/lib/base/tables.o: lib/base/tables.S lib/base/tables.h $(wildcard data/*.tsv) $(OUT)/flags
	@mkdir -p $(@D)
	$(call run,AS) $(CC) $(ALL_CPPFLAGS) -c -o $@ $<

# Changes only when the compilers or their flags do (READERS=, CC=clang); all is then built again.
# What is missing altogether is said here, once, before the first compiler starts.
COMPILING := $(CC) $(CXX) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_CXXFLAGS)
$(OUT)/flags: FORCE
	@missing=; \
	for tool in $(firstword $(CC)) $(firstword $(CXX)) $(PKG_CONFIG); do \
	    command -v $$tool >/dev/null || missing="$$missing $$tool"; \
	done; \
	for library in $(CORE_LIBS); do \
	    $(PKG_CONFIG) --exists $$library 2>/dev/null || missing="$$missing $$library"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "cannot build without:$$missing" >&2; \
	    echo "on Debian: apt-get install $(CORE_PACKAGES) (make demo and make check do it)" >&2; \
	    exit 1; \
	fi
	@mkdir -p $(@D)
	@echo '$(COMPILING)' | cmp -s - $@ || echo '$(COMPILING)' >$@

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)

# Tests -----------------------------------------------------------------------------------------

check: install-packages
	$(MAKE) $(PARALLEL) all unit-tests fuzz-targets bench-tools
	$(MAKE) $(PARALLEL) --keep-going --output-sync=target \
		check-fault check-cli check-fuzz check-unit check-golden check-real

check-unit: unit-tests
	tests/unit/run $(UNIT_TESTS)

check-fuzz: fuzz-targets
	tests/fuzz/run $(OUT)

check-cli check-golden check-fault check-real: check-%: all
	@test -x tests/$*/run || { echo "no tests/$*/run" >&2; exit 1; }
	tests/$*/run $(OUT)

# Everything else -------------------------------------------------------------------------------

demo: install-packages
	$(MAKE) $(PARALLEL) all
	tools/demo

fuzz: install-packages
	tools/install-packages $(FUZZ_PACKAGES)
	$(MAKE) $(PARALLEL) BUILD=fuzz CC=clang CXX=clang++ fuzz-targets
	tests/fuzz/explore build/fuzz $(FUZZ_SECONDS)

bench: install-packages
	tools/install-packages $(BENCH_PACKAGES)
	$(MAKE) $(PARALLEL) all bench-tools
	bench/run $(OUT) $(BENCH_LETTERS)
	$(if $(BENCH_TEXTS),bench/large $(OUT) $(BENCH_TEXTS) $(BENCH_COUNTS),@echo \
		'bench/large takes letters that it makes up alone: BENCH_TEXTS names no file of passages')
	bench/large $(OUT) made:1 $(BENCH_MADE)

lint: install-lint-packages
	tools/lint

format:
	clang-format -i $$(git ls-files '*.c' '*.h' '*.cc')

install: programs
	install -D -t $(DESTDIR)$(PREFIX)/bin $(OUT)/wobindex $(OUT)/wobquery
	install -D -t $(DESTDIR)$(PREFIX)/libexec/wob $(OUT)/wobquery-reads
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 $(wildcard man/*.1)
	$(foreach catalogue,$(CATALOGUES),install -D -m 644 $(catalogue) \
		$(DESTDIR)$(PREFIX)/share/$(catalogue:build/%=%);)
	install -D -m 644 completions/wobquery.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/wobquery
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/zsh/site-functions completions/_wobquery
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d completions/wobquery.fish

install-packages:
	tools/install-packages $(CORE_PACKAGES) $(READER_PACKAGES) $(LANGUAGE_PACKAGES) $(SHARD_PACKAGES) $(TEST_PACKAGES)

install-lint-packages: install-packages
	tools/install-packages $(LINT_PACKAGES)

# For tools that read the sources as the compiler does.
print-flags:
	@echo '$(ALL_CPPFLAGS) $(C_WARNINGS)'

clean:
	rm -rf build wobindex wobquery
