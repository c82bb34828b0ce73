# SPDX-License-Identifier: GPL-3.0-or-later
#
# make            build ./wobindex and ./wobquery
# make demo       install what is missing, build, index corpus/, ask it questions
# make check      install what is missing, build, run every test
# make lint       warnings of gcc and clang, analyzers, formatting, floors of the house
#
# BUILD=release (default), debug, asan (address and undefined-behaviour sanitizers)
# WERROR=1 turns warnings into errors, as CI does. PDF=no leaves the PDF reader out.

BUILD ?= release
OUT   := build/$(BUILD)

CORE_PACKAGES := g++ make pkg-config libxapian-dev libicu-dev zlib1g-dev libcmocka-dev
READER_PACKAGES := libpoppler-glib-dev
TEST_PACKAGES := jq poppler-utils
LINT_PACKAGES := clang clang-tidy clang-format cppcheck mandoc

PKG_CONFIG ?= pkg-config
CORE_LIBS  := xapian-core icu-uc icu-i18n zlib
PDF        ?= $(shell $(PKG_CONFIG) --exists poppler-glib && echo yes || echo no)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wvla
C_WARNINGS := $(WARNINGS) -Wstrict-prototypes -Wmissing-prototypes
HARDENING := -fstack-protector-strong -fstack-clash-protection -fPIE
LINK_HARDENING := -pie -Wl,-z,relro,-z,now,-z,noexecstack

ifeq ($(BUILD),release)
OPTIMISE := -O2 -g -D_FORTIFY_SOURCE=2
else ifeq ($(BUILD),debug)
OPTIMISE := -O0 -g
else ifeq ($(BUILD),asan)
OPTIMISE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
LINK_EXTRA := -fsanitize=address,undefined
else
$(error BUILD=$(BUILD) is none of release, debug, asan)
endif

CPPFLAGS += -I. -D_GNU_SOURCE $(shell $(PKG_CONFIG) --cflags $(CORE_LIBS) 2>/dev/null)
CFLAGS   += -std=c17 $(OPTIMISE) $(HARDENING) $(C_WARNINGS) $(if $(WERROR),-Werror)
CXXFLAGS += -std=c++17 $(OPTIMISE) $(HARDENING) $(WARNINGS) $(if $(WERROR),-Werror)
LDFLAGS  += $(LINK_HARDENING) $(LINK_EXTRA)
LDLIBS   += $(shell $(PKG_CONFIG) --libs $(CORE_LIBS) 2>/dev/null) -lm

ROOMS := base engine source law text letter index search
LIB_C := $(foreach room,$(ROOMS),$(wildcard lib/$(room)/*.c))
ifeq ($(PDF),yes)
CPPFLAGS += -DWOB_WITH_PDF $(subst -I,-isystem ,$(shell $(PKG_CONFIG) --cflags poppler-glib))
LDLIBS   += $(shell $(PKG_CONFIG) --libs poppler-glib)
else
LIB_C := $(filter-out lib/source/pdf.c,$(LIB_C))
endif

LIB_OBJECTS   := $(LIB_C:%.c=$(OUT)/%.o) $(OUT)/lib/engine/xapian.o $(OUT)/lib/base/tables.o
INDEX_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard indexer/*.c))
QUERY_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard query/*.c))
UNIT_TESTS    := $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/test_*.c))
UNIT_SUPPORT  := $(patsubst %.c,$(OUT)/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
PROGRAMS      := $(OUT)/wobindex $(OUT)/wobquery

.PHONY: all demo check check-unit check-cli check-golden check-fault lint format install-packages \
        install-lint-packages clean
.DELETE_ON_ERROR:
.SECONDARY:

all: wobindex wobquery

# The programs of the build made last stand at the top, where people look for them.
wobindex wobquery: %: $(OUT)/%
	cp -f $< $@

$(OUT)/libwob.a: $(LIB_OBJECTS)
	rm -f $@ && $(AR) rcs $@ $^

$(OUT)/wobindex: $(INDEX_OBJECTS) $(OUT)/libwob.a
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/wobquery: $(QUERY_OBJECTS) $(OUT)/libwob.a
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/tests/unit/test_%: $(OUT)/tests/unit/test_%.o $(UNIT_SUPPORT) $(OUT)/libwob.a
	$(CXX) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

$(OUT)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/%.o: %.cc Makefile
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/lib/base/tables.o: lib/base/tables.S lib/base/tables.h $(wildcard data/*.tsv)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -c -o $@ $<

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)

# Tests -----------------------------------------------------------------------------------------

check: install-packages
	$(MAKE) all
	$(MAKE) check-unit check-cli check-golden check-fault

check-unit: $(UNIT_TESTS)
	@for test in $(UNIT_TESTS); do $$test || exit 1; done

check-cli check-golden check-fault: check-%: all
	tests/$*/run $(OUT)

# Everything else -------------------------------------------------------------------------------

demo: install-packages
	$(MAKE) all
	tools/demo

lint: install-lint-packages
	tools/lint

format:
	clang-format -i $$(git ls-files '*.c' '*.h' '*.cc')

install-packages:
	tools/install-packages $(CORE_PACKAGES) $(READER_PACKAGES) $(TEST_PACKAGES)

install-lint-packages: install-packages
	tools/install-packages $(LINT_PACKAGES)

clean:
	rm -rf build wobindex wobquery
