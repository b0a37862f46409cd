# Earfield: `make` builds build/earfield.lv2, `make demo` plays the main job, `make check` tests.

VERSION = 0.1.0
comma = ,

CFLAGS ?= -O3 -g
BUILD_CC ?= $(CC)
# What is being made, in a word; `make V=1` shows the commands themselves.
Q = $(if $(V),,@)
say = $(if $(V),@:,@echo "  $(1)$(2)")
WARNINGS = -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes
LANGUAGE = -std=c11 -D_POSIX_C_SOURCE=200809L
# The measurement that the built-in head-related transfer functions are made from (Debian: libmysofa1).
HRTF_SOFA ?= /usr/share/libmysofa/MIT_KEMAR_normal_pinna.sofa
export HRTF_SOFA
LV2DIR ?= $(if $(PREFIX),$(PREFIX)/lib/lv2,$(HOME)/.lv2)

# Asked of pkg-config when a recipe runs, not before: `make deps` may have to install it first.
FILE_PACKAGES = libmysofa sndfile samplerate
PLUGIN_CFLAGS = $(shell pkg-config --cflags lv2 $(FILE_PACKAGES))
PLUGIN_LIBS = $(shell pkg-config --libs $(FILE_PACKAGES)) -lm
TEST_PACKAGES = lilv-0 cmocka libbs2b libebur128 sndfile fftw3 cairo hdf5
TEST_CFLAGS = $(shell pkg-config --cflags $(TEST_PACKAGES))
TEST_LIBS = $(shell pkg-config --libs $(TEST_PACKAGES)) $(PLUGIN_LIBS) -lpthread

ROOMS = plugin plugin/dsp plugin/acoustics plugin/files
PLUGIN_SOURCES = $(filter-out plugin/gen_%,$(sort $(wildcard $(ROOMS:=/*.c)))) build/hrtf_data.c
TTL_SOURCES = $(sort $(wildcard ttl/*.c)) plugin/params.c plugin/number.c
# The preparation of a measurement, at build time.
HRTF_SOURCES = plugin/gen_hrtf.c $(addprefix plugin/files/, \
    file_fault.c hdf5_attribute.c hdf5_check.c hdf5_checksum.c hdf5_heap.c hdf5_layout.c hdf5_object.c \
    hdf5_types.c open_file.c sofa_file.c sofa_load.c) \
    $(addprefix plugin/acoustics/, \
    fourier.c head.c hrtf_align.c hrtf_measure.c hrtf_prepare.c hrtf_table.c minimum_phase.c sphere.c)
TTL_TEXTS = $(wildcard ttl/*.in) ttl/presets.csv
TESTS = $(sort $(notdir $(basename $(wildcard tests/test_*.c))))
# What tests share; the guard of the audio thread stands in front of libc, and the plain head in front
# of the plugin's, so only where they are meant.
TEST_SUPPORT = $(filter-out tests/test_%.c tests/rt_guard.c tests/plain_head.c,$(sort $(wildcard tests/*.c)))
PLAIN_HEAD_TESTS = $(filter test_binaural_%,$(TESTS))
# Kept out of the sanitizers, which interpose malloc themselves.
PLAIN_ONLY_TESTS = test_realtime test_memory test_memory_files test_memory_jobs
THREAD_TESTS = test_threads

all: build/earfield.lv2/manifest.ttl build/earfield.lv2/earfield.so

# -------------------------------------------------------------------------------- setting up --

SETUP_TASKS = $(filter check demo bench accuracy torture torture-short fuzz lint format dist,$(MAKECMDGOALS))
SETUP = $(if $(SETUP_TASKS),setup)

setup:
	@.ci/deps $(SETUP_TASKS)

deps:
	.ci/deps build check demo bench accuracy torture fuzz lint format dist

# The convolver's inner loops: products and sums may fuse, and those of eight lanes are for AVX2 (they
# compile to nothing elsewhere, and run only where the processor has it).
kernel_flags = $(if $(filter %kernels_four_lanes.c %kernels_eight_lanes.c,$(1)),-ffp-contract=fast) \
    $(if $(filter %kernels_eight_lanes.c,$(1)),$(if $(filter x86_64%,$(shell $(CC) -dumpmachine)),-mavx2 -mfma))

# ------------------------------------------------------------- one build of everything a variant --
# $(1) name, $(2) folder of the bundle, $(3) flags of the compiler and the linker

define variant
$(1)_OBJECTS = $$(PLUGIN_SOURCES:%.c=build/$(1)/%.o)
$(1)_TESTS = $$(TESTS:%=build/$(1)/tests/%)

build/$(1)/%.o: %.c | $$(SETUP)
	@mkdir -p $$(@D)
	$$(call say,CC    ,$$@)
	$$(Q)$$(CC) $$(LANGUAGE) $$(WARNINGS) $$(WERROR) $$(CFLAGS) $(3) $$(call kernel_flags,$$<) -fPIC -fvisibility=hidden -MMD -MP \
	    $$(if $$(filter tests/%,$$<),$$(TEST_CFLAGS) -DBUNDLE='"$$(CURDIR)/$(2)/"' -DGOLDEN='"$$(CURDIR)/tests/golden"' -DHRTF_SOFA='"$$(HRTF_SOFA)"',$$(PLUGIN_CFLAGS)) \
	    -c -o $$@ $$<

$(2)/earfield.so: $$($(1)_OBJECTS)
	@mkdir -p $$(@D)
	$$(call say,LINK  ,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) $(3) -shared -fvisibility=hidden $(4) -o $$@ $$^ $$(PLUGIN_LIBS)

$(2)/manifest.ttl: build/gen_ttl $$(TTL_TEXTS) Makefile
	@mkdir -p $$(@D)
	$$(call say,TTL   ,$$@)
	$$(Q)build/gen_ttl ttl $$(@D) $$(VERSION)

build/$(1)/libearfield.a: $$($(1)_OBJECTS)
	@rm -f $$@
	$$(call say,AR    ,$$@)
	$$(Q)$$(AR) rcs $$@ $$^

build/$(1)/tests/libsupport.a: $$(TEST_SUPPORT:%.c=build/$(1)/%.o)
	@rm -f $$@
	$$(call say,AR    ,$$@)
	$$(Q)$$(AR) rcs $$@ $$^

build/$(1)/tests/test_%: build/$(1)/tests/test_%.o build/$(1)/tests/libsupport.a \
    build/$(1)/libearfield.a $(2)/earfield.so $(2)/manifest.ttl
	$$(call say,LINK  ,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) $(3) -o $$@ $$(filter %.o,$$^) $$(filter %.a,$$^) $$(TEST_LIBS)

$$(PLAIN_HEAD_TESTS:%=build/$(1)/tests/%): build/$(1)/tests/plain_head.o

-include $$($(1)_OBJECTS:.o=.d) $$($(1)_TESTS:=.d) $$(TEST_SUPPORT:%.c=build/$(1)/%.d) build/$(1)/tests/plain_head.d
endef

.SECONDARY:
.DELETE_ON_ERROR:

$(eval $(call variant,plain,build/earfield.lv2,,-Wl$(comma)-z$(comma)defs))
$(eval $(call variant,asan,build/asan/earfield.lv2,-fsanitize=address$(comma)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1))
$(eval $(call variant,tsan,build/tsan/earfield.lv2,-fsanitize=thread -O1))

# Their malloc and its kin stand before those of libc, for the plugin too.
$(PLAIN_ONLY_TESTS:%=build/plain/tests/%): build/plain/tests/rt_guard.o
$(PLAIN_ONLY_TESTS:%=build/plain/tests/%): private LDFLAGS += -rdynamic

-include build/plain/tests/rt_guard.d

build/gen_ttl: $(TTL_SOURCES:%.c=build/generator/%.o)
	$(call say,LINK  ,$@)
	$(Q)$(BUILD_CC) $(CFLAGS) -o $@ $^ -lm

build/gen_hrtf: $(HRTF_SOURCES:%.c=build/generator/%.o)
	$(call say,LINK  ,$@)
	$(Q)$(BUILD_CC) $(CFLAGS) -o $@ $^ $(PLUGIN_LIBS)

build/hrtf_data.c: build/gen_hrtf $(wildcard $(HRTF_SOFA))
	$(call say,HRTF  ,$@)
	$(Q)build/gen_hrtf "$(HRTF_SOFA)" $@

build/generator/%.o: %.c | $(SETUP)
	@mkdir -p $(@D)
	$(call say,CC    ,$@)
	$(Q)$(BUILD_CC) $(LANGUAGE) $(WARNINGS) $(WERROR) $(CFLAGS) $(PLUGIN_CFLAGS) -MMD -MP -c -o $@ $<

-include $(TTL_SOURCES:%.c=build/generator/%.d) $(HRTF_SOURCES:%.c=build/generator/%.d)

# ------------------------------------------------------------------------------------- tests --

check: check-plain check-asan check-tsan check-bundle

check-plain check-asan: | build/locale/de_DE.UTF-8

check-plain: $(plain_TESTS)
	@tests/run_tests $^

check-asan: $(filter-out $(PLAIN_ONLY_TESTS:%=build/asan/tests/%),$(asan_TESTS))
	@tests/run_tests $^

check-tsan: $(THREAD_TESTS:%=build/tsan/tests/%)
	@tests/run_tests $^

check-bundle: all
	@tests/bundle_is_sound build/earfield.lv2

# Numbers with a comma; where it can't be built the tests look for an installed one.
build/locale/de_DE.UTF-8: | $(SETUP)
	@mkdir -p $(@D)
	@localedef -i de_DE -f UTF-8 $@ 2>/dev/null || mkdir -p $@

# ------------------------------------------------------------------------------------- speed, accuracy --

BENCHES = bench convolvers evenness speakers peers

bench: $(addprefix build/plain/tests/bench/,$(BENCHES) steady steady_convolver)
	@held=0; for part in $(BENCHES); do build/plain/tests/bench/$$part || held=1; done; \
	tests/bench/instructions build/plain/tests/bench; exit $$held

accuracy: build/plain/tests/accuracy/accuracy
	@$<

# -------------------------------------------------------------------------------------- demo --
# `make demo` plays a programme of our own, `make demo SONG=mix.flac` a song, through the plugin in
# lv2apply. Make hands SONG over in the environment, so that any name of a file will do.

demo: all $(addprefix build/plain/tests/demo/,prepare report rooms inears picture)
	@mkdir -p build/demo
	@build/plain/tests/demo/prepare build/demo "$${SONG-}"
	@tests/demo/render build
	@build/plain/tests/demo/report tests/demo/settings.csv build/demo
	@build/plain/tests/demo/rooms tests/demo/settings.csv build/demo
	@build/plain/tests/demo/inears tests/demo/settings.csv build/demo
	@build/plain/tests/demo/picture build/demo

# Programs beside the tests: each is made of its own source and what else lies in its folder.

PROGRAMS = bench/bench bench/convolvers bench/evenness bench/peers bench/speakers bench/steady bench/steady_convolver accuracy/accuracy demo/prepare demo/report demo/rooms demo/inears demo/picture
PROGRAM_OBJECTS = $(PROGRAMS:%=build/plain/tests/%.o)
folder_objects = $(filter-out $(PROGRAM_OBJECTS),$(patsubst %.c,build/plain/%.o,$(wildcard tests/$(1)/*.c)))

# The peer is a C++ library.
build/plain/tests/bench/zita.o: tests/bench/zita.cc | $(SETUP)
	@mkdir -p $(@D)
	$(call say,CXX   ,$@)
	$(Q)$(CXX) -std=c++17 -Wall -Wextra $(CXXFLAGS) -O2 -c -o $@ $<

build/plain/tests/bench/convolvers: build/plain/tests/bench/zita.o
build/plain/tests/bench/convolvers: private TEST_LIBS += -lzita-convolver -lstdc++

$(PROGRAMS:%=build/plain/tests/%): %: %.o build/plain/tests/libsupport.a build/plain/libearfield.a
	$(call say,LINK  ,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(TEST_LIBS)

$(filter build/plain/tests/bench/%,$(PROGRAMS:%=build/plain/tests/%)): $(call folder_objects,bench) | all
$(filter build/plain/tests/accuracy/%,$(PROGRAMS:%=build/plain/tests/%)): $(call folder_objects,accuracy) | all
$(filter build/plain/tests/demo/%,$(PROGRAMS:%=build/plain/tests/%)): $(call folder_objects,demo) | all

-include $(wildcard build/plain/tests/bench/*.d build/plain/tests/accuracy/*.d build/plain/tests/demo/*.d)

# ----------------------------------------------------------------------------------- torture --
# `make torture` calls run() BLOCKS times in the plain build, a tenth as often under the address
# sanitizer, and a hundredth, by two threads, under the thread sanitizer. `make torture SEED=7` goes
# another way.

SEED = 1
BLOCKS = 10000000
TORTURE_SOURCES = $(filter-out tests/torture/no_guard.c,$(wildcard tests/torture/*.c))

torture: torture-programs
	@tests/torture/run $(SEED) $(BLOCKS)

torture-short: torture-programs
	@tests/torture/run $(SEED) 1000000

torture-programs: $(foreach build,plain asan tsan,build/$(build)/tests/torture/torture)

define torture_in
build/$(1)/tests/torture/torture: $$(TORTURE_SOURCES:%.c=build/$(1)/%.o) build/$(1)/$(2).o \
    build/$(1)/tests/libsupport.a build/$(1)/libearfield.a $(3)/earfield.so $(3)/manifest.ttl
	$$(call say,LINK  ,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) $(4) -o $$@ $$(filter %.o,$$^) $$(filter %.a,$$^) $$(TEST_LIBS)

-include $$(TORTURE_SOURCES:%.c=build/$(1)/%.d)
endef

$(eval $(call torture_in,plain,tests/rt_guard,build/earfield.lv2,-rdynamic))
$(eval $(call torture_in,asan,tests/torture/no_guard,build/asan/earfield.lv2,-fsanitize=address$(comma)undefined))
$(eval $(call torture_in,tsan,tests/torture/no_guard,build/tsan/earfield.lv2,-fsanitize=thread))

# -------------------------------------------------------------------------------------- fuzz --
# `make fuzz T=60` gives each program of tests/fuzz, two at a time, a minute. What it finds on the way is
# kept in build/fuzz/found, what breaks it in build/fuzz/broken.

T = 60
FUZZ = $(sort $(notdir $(wildcard tests/fuzz/corpus/*)))
FUZZ_SUPPORT = $(filter-out $(FUZZ:%=tests/fuzz/%.c),$(wildcard tests/fuzz/*.c))
FUZZ_CC = clang
FUZZ_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all -O1 -g

fuzz: $(FUZZ:%=build/fuzz/%)
	@tests/fuzz/run $(T) build/fuzz $(FUZZ)

build/fuzz/%.o: %.c | $(SETUP)
	@mkdir -p $(@D)
	$(call say,CC    ,$@)
	$(Q)$(FUZZ_CC) $(LANGUAGE) $(WARNINGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link \
	    $(call kernel_flags,$<) $(PLUGIN_CFLAGS) -MMD -MP -c -o $@ $<

build/fuzz/libearfield.a: $(PLUGIN_SOURCES:%.c=build/fuzz/%.o)
	@rm -f $@
	$(call say,AR    ,$@)
	$(Q)$(AR) rcs $@ $^

$(FUZZ:%=build/fuzz/%): build/fuzz/%: build/fuzz/tests/fuzz/%.o $(FUZZ_SUPPORT:%.c=build/fuzz/%.o) \
    build/fuzz/libearfield.a
	$(call say,LINK  ,$@)
	$(Q)$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $^ $(PLUGIN_LIBS)

-include $(PLUGIN_SOURCES:%.c=build/fuzz/%.d) $(FUZZ:%=build/fuzz/tests/fuzz/%.d) $(FUZZ_SUPPORT:%.c=build/fuzz/%.d)

# -------------------------------------------------------------------------------------- lint --

C_SOURCES = $(sort $(wildcard $(addsuffix /*.c,$(ROOMS) ttl tests tests/*)))
C_HEADERS = $(sort $(wildcard $(addsuffix /*.h,$(ROOMS) ttl tests tests/*)))
LINT_FLAGS = $(LANGUAGE) $(WARNINGS) -Werror $(LINT_PACKAGES_CFLAGS) -DBUNDLE='""' -DGOLDEN='""' -DHRTF_SOFA='""'
LINT_PACKAGES_CFLAGS = $(shell pkg-config --cflags lv2 $(FILE_PACKAGES) $(sort $(TEST_PACKAGES) $(DEMO_PACKAGES)))

lint: lint-floors lint-format lint-compilers lint-tidy

lint-floors:
	tests/lint/floors

lint-format: | $(SETUP)
	@clang-format --dry-run -Werror $(C_SOURCES) $(C_HEADERS)

lint-compilers: | $(SETUP)
	@gcc $(LINT_FLAGS) -O2 -fsyntax-only $(C_SOURCES)
	@clang $(LINT_FLAGS) -fsyntax-only $(C_SOURCES)
	@tests/lint/headers_alone gcc $(LINT_FLAGS) -- $(C_HEADERS)

lint-tidy: | $(SETUP)
	@mkdir -p build
	@clang-tidy --quiet $(C_SOURCES) -- $(LINT_FLAGS) 2>build/tidy.log || { cat build/tidy.log; exit 1; }
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	    --error-exitcode=1 --suppress=missingIncludeSystem -Iplugin plugin ttl

format: | $(SETUP)
	clang-format -i $(C_SOURCES) $(C_HEADERS)

# --------------------------------------------------------------------- installing, packaging --

install: all
	install -d "$(DESTDIR)$(LV2DIR)/earfield.lv2"
	install -m 644 build/earfield.lv2/*.ttl "$(DESTDIR)$(LV2DIR)/earfield.lv2"
	install -m 755 build/earfield.lv2/*.so "$(DESTDIR)$(LV2DIR)/earfield.lv2"

uninstall:
	rm -rf "$(DESTDIR)$(LV2DIR)/earfield.lv2"

dist: | $(SETUP)
	@mkdir -p build
	git archive --prefix=earfield-$(VERSION)/ HEAD | xz -9 > build/earfield-$(VERSION).tar.xz

clean:
	rm -rf build

.PHONY: all setup deps demo check check-plain check-asan check-tsan check-bundle bench accuracy fuzz
.PHONY: torture torture-short torture-programs
.PHONY: lint lint-floors lint-format lint-compilers lint-tidy format install uninstall dist clean
