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
DATADIR ?= $(if $(PREFIX),$(PREFIX)/share,$(HOME)/.local/share)

# Asked of pkg-config when a recipe runs, not before: `make deps` may have to install it first.
PKG_CONFIG ?= pkg-config
FILE_PACKAGES = libmysofa sndfile samplerate
PLUGIN_CFLAGS = $(shell $(PKG_CONFIG) --cflags lv2 $(FILE_PACKAGES))
UI_PACKAGES = cairo xcb xcb-shm
GUI_CFLAGS = $(shell $(PKG_CONFIG) --cflags lv2 $(UI_PACKAGES))
UI_LIBS = $(shell $(PKG_CONFIG) --libs $(UI_PACKAGES)) -lm
PLUGIN_LIBS = $(shell $(PKG_CONFIG) --libs $(FILE_PACKAGES)) -lm
TEST_PACKAGES = lilv-0 cmocka libbs2b libebur128 sndfile fftw3 hdf5 $(UI_PACKAGES) xcb-xtest
TEST_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(TEST_PACKAGES))
TEST_LIBS = $(shell $(PKG_CONFIG) --libs $(TEST_PACKAGES)) $(PLUGIN_LIBS) -lpthread

ROOMS = plugin plugin/dsp plugin/acoustics plugin/files
PLUGIN_SOURCES = $(filter-out plugin/gen_%,$(sort $(wildcard $(ROOMS:=/*.c)))) build/hrtf_data.c
TTL_SOURCES = $(filter-out ttl/gen_presets.c,$(sort $(wildcard ttl/*.c))) plugin/params.c plugin/number.c
PRESETS_SOURCES = ttl/gen_presets.c ttl/preset_line.c plugin/params.c plugin/number.c
GUI_SOURCES = $(sort $(wildcard gui/*.c)) build/presets_data.c
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
TEST_SUPPORT = $(filter-out tests/test_%.c tests/rt_guard.c tests/plain_head.c tests/fontconfig_leaks.c,$(sort $(wildcard tests/*.c)))
PLAIN_HEAD_TESTS = $(filter test_binaural_%,$(TESTS))
UI_TESTS = $(filter test_ui_%,$(TESTS))
# Kept out of the sanitizers, which interpose malloc themselves.
PLAIN_ONLY_TESTS = test_realtime test_memory test_memory_files test_memory_jobs
# In a host that is not ours, which no sanitizer is in.
FOREIGN_HOST_TESTS = test_ui_jalv
THREAD_TESTS = test_threads

all: bundle

# -------------------------------------------------------------------------------- setting up --

# What .ci/deps knows the packages of.
TASKS = check elsewhere coverage goldens pictures demo bench accuracy accuracy-readme torture torture-short hosts hosts-quick fuzz lint format dist check-packaging
SETUP_TASKS = $(filter $(TASKS),$(MAKECMDGOALS))
SETUP = $(if $(SETUP_TASKS),setup)

setup:
	@.ci/deps $(SETUP_TASKS)

# The UI is made where its libraries are; what sets up brings them. `make UI=` leaves it out.
UI := $(if $(SETUP_TASKS),ui,$(shell $(PKG_CONFIG) --exists $(UI_PACKAGES) && echo ui))

bundle: build/earfield.lv2/manifest.ttl build/earfield.lv2/earfield.so
bundle: $(if $(UI),build/earfield.lv2/earfield_ui.so)

deps:
	.ci/deps build $(TASKS)

# The convolver's inner loops: products and sums may fuse, and those of eight lanes are for AVX2 (they
# compile to nothing elsewhere, and run only where the processor has it).
kernel_flags = $(if $(filter %kernels_four_lanes.c %kernels_eight_lanes.c,$(1)),-ffp-contract=fast) \
    $(if $(filter %kernels_eight_lanes.c,$(1)),$(if $(filter x86_64%,$(shell $(CC) -dumpmachine)),-mavx2 -mfma))

# ------------------------------------------------------------- one build of everything a variant --
# $(1) name, $(2) folder of the bundle, $(3) flags of the compiler and the linker

define variant
$(1)_OBJECTS = $$(PLUGIN_SOURCES:%.c=build/$(1)/%.o)
$(1)_TESTS = $$(TESTS:%=build/$(1)/tests/%)
$(1)_UI ?= $$(UI)

build/$(1)/%.o: %.c | $$(SETUP)
	@mkdir -p $$(@D)
	$$(call say,CC    ,$$@)
	$$(Q)$$(CC) $$(LANGUAGE) $$(WARNINGS) $$(WERROR) $$(CFLAGS) $(3) $$(call kernel_flags,$$<) -fPIC -fvisibility=hidden -MMD -MP \
	    $$(if $$(filter gui/%,$$<),$$(GUI_CFLAGS)) $$(if $$(filter tests/%,$$<),$$(TEST_CFLAGS) -DBUNDLE='"$$(CURDIR)/$(2)/"' -DGOLDEN='"$$(CURDIR)/tests/golden"' -DHRTF_SOFA='"$$(HRTF_SOFA)"',$$(PLUGIN_CFLAGS)) \
	    -c -o $$@ $$<

$(2)/earfield.so: $$($(1)_OBJECTS)
	@mkdir -p $$(@D)
	$$(call say,LINK  ,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) $(3) -shared -fvisibility=hidden $(4) -o $$@ $$^ $$(PLUGIN_LIBS)

# Never unloaded: fontconfig, which comes with it, would begin anew with each opening. Of the plugin
# it takes the parameters and the pure design functions.
$(2)/earfield_ui.so: build/$(1)/gui/ui_lv2.o build/$(1)/libgui.a build/$(1)/libearfield.a gui/exports.map
	@mkdir -p $$(@D)
	$$(call say,LINK  ,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) $(3) -shared -fvisibility=hidden \
	    -Wl$(comma)-z$(comma)nodelete$(comma)--version-script=gui/exports.map $(4) -o $$@ $$(filter %.o %.a,$$^) $$(UI_LIBS)

$(2)/manifest.ttl: build/gen_ttl $$(TTL_TEXTS) Makefile $$(if $$($(1)_UI),$(2)/earfield_ui.so)
	@mkdir -p $$(@D)
	$$(call say,TTL   ,$$@)
	$$(Q)build/gen_ttl ttl $$(@D) $$(VERSION) $$($(1)_UI)

build/$(1)/libearfield.a: $$($(1)_OBJECTS)
	@rm -f $$@
	$$(call say,AR    ,$$@)
	$$(Q)$$(AR) rcs $$@ $$^

build/$(1)/libgui.a: $$(GUI_SOURCES:%.c=build/$(1)/%.o)
	@rm -f $$@
	$$(call say,AR    ,$$@)
	$$(Q)$$(AR) rcs $$@ $$^

build/$(1)/tests/libsupport.a: $$(patsubst %.c,build/$(1)/%.o,$$(filter-out $$($(1)_LEFT_OUT),$$(TEST_SUPPORT)))
	@rm -f $$@
	$$(call say,AR    ,$$@)
	$$(Q)$$(AR) rcs $$@ $$^

build/$(1)/tests/test_%: build/$(1)/tests/test_%.o build/$(1)/tests/libsupport.a \
    build/$(1)/libearfield.a $(2)/earfield.so $(2)/manifest.ttl
	$$(call say,LINK  ,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) $(3) -o $$@ $$(filter %.o,$$^) \
	    -Wl$$(comma)--start-group $$(filter %.a,$$^) -Wl$$(comma)--end-group $$(TEST_LIBS)

$$(PLAIN_HEAD_TESTS:%=build/$(1)/tests/%): build/$(1)/tests/plain_head.o
$$(UI_TESTS:%=build/$(1)/tests/%): build/$(1)/libgui.a build/$(1)/tests/fontconfig_leaks.o
# Those take note of the words that are drawn.
$$(filter %_words,$$(UI_TESTS:%=build/$(1)/tests/%)): private LDFLAGS += -Wl$(comma)--wrap=gfx_text$(comma)--wrap=gfx_text_in
# That one has the UI's own code run short of memory.
build/$(1)/tests/test_ui_memory: private LDFLAGS += $$(addprefix -Wl$$(comma)--wrap=,malloc calloc shmget cairo_image_surface_create cairo_image_surface_create_for_data)

-include $$($(1)_OBJECTS:.o=.d) $$(GUI_SOURCES:%.c=build/$(1)/%.d) $$($(1)_TESTS:=.d) $$(TEST_SUPPORT:%.c=build/$(1)/%.d) build/$(1)/tests/plain_head.d build/$(1)/tests/fontconfig_leaks.d
endef

.SECONDARY:
.DELETE_ON_ERROR:

$(eval $(call variant,plain,build/earfield.lv2,,-Wl$(comma)-z$(comma)defs))
$(eval $(call variant,asan,build/asan/earfield.lv2,-fsanitize=address$(comma)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1))
$(eval $(call variant,tsan,build/tsan/earfield.lv2,-fsanitize=thread -O1))

# Other compilers and processors: clang; x86-64 without AVX2; arm64, cross-compiled and emulated,
# without what needs HDF5, which can't be installed for two processors, or a window.
arm64_LEFT_OUT := $(shell grep -lE '(hdf5|cairo|xcb)|"\.\./gui/' tests/*.c)
arm64_LEFT_OUT += $(wildcard tests/ui_*.c)
arm64_UI :=
$(eval $(call variant,clang,build/clang/earfield.lv2))
$(eval $(call variant,four_lanes,build/four_lanes/earfield.lv2,-DEARFIELD_FOUR_LANES))
$(eval $(call variant,arm64,build/arm64/earfield.lv2))
$(eval $(call variant,coverage,build/coverage/earfield.lv2,--coverage -fprofile-update=atomic -O1))
build/clang/%: private CC = clang
build/arm64/%: private CC = aarch64-linux-gnu-gcc
build/arm64/%: private PKG_CONFIG = PKG_CONFIG_LIBDIR=/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig pkg-config
# Debian 12's compiler falls over some tests' loops ("in vect_transform_reduction"): the plugin's own it takes.
build/arm64/%: private TEST_CFLAGS += -fno-tree-loop-vectorize
build/arm64/%: private TEST_PACKAGES := $(filter-out hdf5 xcb-xtest $(UI_PACKAGES),$(TEST_PACKAGES))

# Their malloc and its kin stand before those of libc, for the plugin too.
define guarded
$$(PLAIN_ONLY_TESTS:%=build/$(1)/tests/%): build/$(1)/tests/rt_guard.o
$$(PLAIN_ONLY_TESTS:%=build/$(1)/tests/%): private LDFLAGS += -rdynamic
-include build/$(1)/tests/rt_guard.d
endef
$(eval $(call guarded,plain))
$(eval $(call guarded,coverage))

build/gen_ttl: $(TTL_SOURCES:%.c=build/generator/%.o)
	$(call say,LINK  ,$@)
	$(Q)$(BUILD_CC) $(CFLAGS) -o $@ $^ -lm

build/gen_hrtf: $(HRTF_SOURCES:%.c=build/generator/%.o)
	$(call say,LINK  ,$@)
	$(Q)$(BUILD_CC) $(CFLAGS) -o $@ $^ $(PLUGIN_LIBS)

build/hrtf_data.c: build/gen_hrtf $(wildcard $(HRTF_SOFA))
	$(call say,HRTF  ,$@)
	$(Q)build/gen_hrtf "$(HRTF_SOFA)" $@

build/gen_presets: $(PRESETS_SOURCES:%.c=build/generator/%.o)
	$(call say,LINK  ,$@)
	$(Q)$(BUILD_CC) $(CFLAGS) -o $@ $^ -lm

build/presets_data.c: build/gen_presets ttl/presets.csv
	$(call say,PRESET,$@)
	$(Q)build/gen_presets ttl/presets.csv $@

build/generator/%.o: %.c | $(SETUP)
	@mkdir -p $(@D)
	$(call say,CC    ,$@)
	$(Q)$(BUILD_CC) $(LANGUAGE) $(WARNINGS) $(WERROR) $(CFLAGS) $(PLUGIN_CFLAGS) -MMD -MP -c -o $@ $<

-include $(TTL_SOURCES:%.c=build/generator/%.d) $(HRTF_SOURCES:%.c=build/generator/%.d) build/generator/ttl/gen_presets.d

# ------------------------------------------------------------------------------------- tests --

check: check-plain check-asan check-tsan check-bundle check-valgrind

check-plain check-asan: | build/locale/de_DE.UTF-8

check-plain: $(plain_TESTS)
	@tests/run_tests $^

check-asan: $(filter-out $(PLAIN_ONLY_TESTS:%=build/asan/tests/%) $(FOREIGN_HOST_TESTS:%=build/asan/tests/%),$(asan_TESTS))
	@tests/run_tests $^

check-tsan: $(THREAD_TESTS:%=build/tsan/tests/%)
	@tests/run_tests $^

check-bundle: all
	@tests/bundle_is_sound build/earfield.lv2

check-valgrind: build/plain/tests/test_ui_opening
	@tests/ui_under_valgrind $<

# Pictures of the UI, written anew: look at each before it is committed.
GOLDEN_TESTS = $(patsubst tests/%.c,%,$(shell grep -l assert_golden_picture tests/test_ui_*.c))

goldens: $(GOLDEN_TESTS:%=build/plain/tests/%)
	@for test in $^; do EARFIELD_WRITE_GOLDENS=1 $$test || exit 1; done

# The same tests elsewhere; those that hold minutes of sound are left to the first build, and emulated
# are those of the lowest floor and a few through the bundle.
LONG_TESTS = test_clicks test_cuts test_match test_realtime test_sequences test_threads
ELSEWHERE = $(filter-out $(PLAIN_ONLY_TESTS) $(LONG_TESTS),$(TESTS))
LONG_EMULATED = test_binaural_reverberation test_convolver_longer test_loudness_ebu test_room_measures test_stage_noise
EMULATED = $(filter-out $(LONG_TESTS) $(LONG_EMULATED) $(UI_TESTS),$(basename $(notdir $(shell grep -LE '"(host|temporary|sofa|correct|heard|moving)|plugin/files/' tests/test_*.c)))) test_bundle test_exact

elsewhere: check-clang check-four-lanes check-arm64

check-clang: $(ELSEWHERE:%=build/clang/tests/%)
	@tests/run_tests $^

check-four-lanes: $(ELSEWHERE:%=build/four_lanes/tests/%)
	@tests/run_tests $^

check-arm64: $(EMULATED:%=build/arm64/tests/%)
	@RUN=qemu-aarch64 tests/run_tests $^

coverage: $(patsubst %,build/coverage/tests/%,$(filter-out $(UI_TESTS),$(TESTS))) | build/locale/de_DE.UTF-8
	@tests/run_tests $^
	@gcovr --object-directory build/coverage --filter plugin/ --exclude 'plugin/gen_.*' \
	    --sort-uncovered --txt build/coverage.txt --html-details build/coverage/report.html --fail-under-line 95
	@cat build/coverage.txt

# Numbers with a comma; where it can't be built the tests look for an installed one.
build/locale/de_DE.UTF-8: | $(SETUP)
	@mkdir -p $(@D)
	@localedef -i de_DE -f UTF-8 $@ 2>/dev/null || rmdir $@ 2>/dev/null || true

# ------------------------------------------------------------------------------------- speed, accuracy --

# What is held against a bar; a figure's name begins with the number of its requirement.
BENCHES = modes evenness convolvers peers speakers crossfeed open_ui ui

bench: $(addprefix build/plain/tests/bench/,$(BENCHES) cost steady steady_convolver)
	@mkdir -p build/bench
	@build/plain/tests/bench/cost build/bench/cost.png
	@tests/bench/run build/plain/tests/bench build/bench/report.txt $(BENCHES)

# The README's table is what this prints, and `make accuracy-readme` writes it there.
accuracy: build/plain/tests/accuracy/accuracy
	@tests/accuracy/run $< README.md

accuracy-readme: build/plain/tests/accuracy/accuracy
	@tests/accuracy/run $< README.md write

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

# The README's pictures of the UI, one a mode.
pictures: build/plain/tests/pictures/pictures
	@$< gui/pictures

# ------------------------------------------------------------------------------------- hosts --

hosts hosts-quick: all $(addprefix build/plain/tests/hosts/,sounds judge) | $(SETUP)
	@tests/hosts/run build $(filter hosts-quick,$@)

# Programs beside the tests: each is made of its own source and what else lies in its folder.

PROGRAMS = $(addprefix bench/,$(BENCHES) cost steady steady_convolver) accuracy/accuracy demo/prepare demo/report demo/rooms demo/inears demo/picture hosts/sounds hosts/judge pictures/pictures
PROGRAM_OBJECTS = $(PROGRAMS:%=build/plain/tests/%.o)
folder_objects = $(filter-out $(PROGRAM_OBJECTS),$(patsubst %.c,build/plain/%.o,$(wildcard tests/$(1)/*.c)))

# The peer is a C++ library.
build/plain/tests/bench/zita.o: tests/bench/zita.cc | $(SETUP)
	@mkdir -p $(@D)
	$(call say,CXX   ,$@)
	$(Q)$(CXX) -std=c++17 -Wall -Wextra $(CXXFLAGS) -O2 -c -o $@ $<

AGAINST_ZITA = build/plain/tests/bench/convolvers build/plain/tests/bench/cost
$(AGAINST_ZITA): build/plain/tests/bench/zita.o
$(AGAINST_ZITA): private TEST_LIBS += -lzita-convolver -lstdc++

$(PROGRAMS:%=build/plain/tests/%): %: %.o build/plain/tests/libsupport.a build/plain/libearfield.a
	$(call say,LINK  ,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) \
	    -Wl$(comma)--start-group $(filter %.a,$^) -Wl$(comma)--end-group $(TEST_LIBS)

$(filter build/plain/tests/bench/%,$(PROGRAMS:%=build/plain/tests/%)): $(call folder_objects,bench) build/plain/tests/demo/plot.o | all
$(filter build/plain/tests/accuracy/%,$(PROGRAMS:%=build/plain/tests/%)): $(call folder_objects,accuracy) | all
$(filter build/plain/tests/demo/%,$(PROGRAMS:%=build/plain/tests/%)): $(call folder_objects,demo) | all
build/plain/tests/bench/ui build/plain/tests/pictures/pictures: build/plain/libgui.a | all

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

C_SOURCES = $(sort $(wildcard $(addsuffix /*.c,$(ROOMS) gui ttl tests tests/*)))
C_HEADERS = $(sort $(wildcard $(addsuffix /*.h,$(ROOMS) gui ttl tests tests/*)))
EIGHT_LANES = plugin/dsp/kernels_eight_lanes.c
LINT_FLAGS = $(LANGUAGE) $(WARNINGS) -Werror $(LINT_PACKAGES_CFLAGS) -DBUNDLE='""' -DGOLDEN='""' -DHRTF_SOFA='""'
LINT_PACKAGES_CFLAGS = $(shell $(PKG_CONFIG) --cflags lv2 $(FILE_PACKAGES) $(sort $(TEST_PACKAGES) $(DEMO_PACKAGES)))

lint: lint-floors lint-format lint-compilers lint-tidy

lint-floors:
	tests/lint/floors

lint-format: | $(SETUP)
	@clang-format --dry-run -Werror $(C_SOURCES) $(C_HEADERS)

lint-compilers: | $(SETUP)
	@gcc $(LINT_FLAGS) -O2 -fsyntax-only $(C_SOURCES)
	@clang $(LINT_FLAGS) -fsyntax-only $(C_SOURCES)
	@for compiler in gcc clang; do $$compiler $(LINT_FLAGS) $(call kernel_flags,$(EIGHT_LANES)) -fsyntax-only $(EIGHT_LANES) || exit 1; done
	@tests/lint/headers_alone gcc $(LINT_FLAGS) -- $(C_HEADERS)

lint-tidy: | $(SETUP)
	@mkdir -p build
	@clang-tidy --quiet $(C_SOURCES) -- $(LINT_FLAGS) 2>build/tidy.log || { cat build/tidy.log; exit 1; }
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	    --error-exitcode=1 --suppress=missingIncludeSystem -Iplugin plugin gui ttl

format: | $(SETUP)
	clang-format -i $(C_SOURCES) $(C_HEADERS)

# --------------------------------------------------------------------- installing, packaging --

install: all
	install -d "$(DESTDIR)$(LV2DIR)/earfield.lv2"
	install -m 644 build/earfield.lv2/*.ttl "$(DESTDIR)$(LV2DIR)/earfield.lv2"
	install -m 755 build/earfield.lv2/*.so "$(DESTDIR)$(LV2DIR)/earfield.lv2"
	install -d "$(DESTDIR)$(DATADIR)/earfield"
	install -m 644 share/pipewire-earfield.conf "$(DESTDIR)$(DATADIR)/earfield"

uninstall:
	rm -rf "$(DESTDIR)$(LV2DIR)/earfield.lv2" "$(DESTDIR)$(DATADIR)/earfield"

# The same bytes for the same commit.
dist: | $(SETUP)
	@mkdir -p build
	git archive --prefix=earfield-$(VERSION)/ -o build/earfield-$(VERSION).tar HEAD
	xz --force -9 --threads=1 build/earfield-$(VERSION).tar

check-packaging: | $(SETUP)
	@tests/packaging $(VERSION)

clean:
	rm -rf build

.PHONY: all bundle setup deps demo pictures check goldens check-plain check-asan check-tsan check-bundle check-valgrind bench accuracy accuracy-readme fuzz
.PHONY: elsewhere check-clang check-four-lanes check-arm64 coverage
.PHONY: torture torture-short torture-programs
.PHONY: hosts hosts-quick
.PHONY: lint lint-floors lint-format lint-compilers lint-tidy format install uninstall dist check-packaging clean
