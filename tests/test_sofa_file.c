/* SOFA files: the one of KEMAR is read as it is, and whatever else is found under a name gives a
 * fault that says what is wrong. The damaged ones are made here, from KEMAR's. */
#include <mysofa.h> /* first: it names a dimension I, which <complex.h> defines */

#include "../plugin/files/hdf5_checksum.h"
#include "../plugin/files/open_file.h"
#include "../plugin/files/sofa_file.h"
#include "check.h"
#include "sofa_writer.h"
#include "temporary_folder.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[1024];
static unsigned char *kemar;
static size_t kemar_bytes;

static int read_kemar(void **state)
{
    FILE *file = fopen(HRTF_SOFA, "rb");
    if (!file || temporary_folder_make(state) != 0) {
        return -1;
    }
    fseek(file, 0, SEEK_END);
    kemar_bytes = (size_t)ftell(file);
    rewind(file);
    kemar = malloc(kemar_bytes);
    const size_t read = kemar ? fread(kemar, 1, kemar_bytes, file) : 0;
    fclose(file);
    snprintf(path, sizeof path, "%s", temporary_path("bad.sofa"));
    return read == kemar_bytes ? 0 : -1;
}

static int tidy_up(void **state)
{
    free(kemar);
    return temporary_folder_remove(state);
}

static void write_file(const void *bytes, size_t count)
{
    temporary_file("bad.sofa", bytes, count);
}

static FileFault fault_of(const char *name)
{
    FileFault fault = FILE_FINE;
    HrtfTable *table = sofa_read_table(name, &fault);
    assert_true((table == NULL) == (fault != FILE_FINE));
    free(table);
    return fault;
}

static void kemar_is_read(void **state)
{
    (void)state;
    SofaSet set;
    assert_int_equal(sofa_read(HRTF_SOFA, &set), FILE_FINE);
    assert_int_equal(set.measured.measurements, 710);
    assert_int_equal(set.measured.frames, 512);
    assert_close(set.measured.rate_hz, 44100.0, 0.0, "rate");
    assert_close(set.measured.directions[709].elevation_degrees, 90.0, 1e-6, "the last is above");
    sofa_free(&set);
    sofa_free(&set); /* twice is as good as once */
    assert_int_equal(fault_of(HRTF_SOFA), FILE_FINE);
}

static void what_is_no_file_is_named(void **state)
{
    (void)state;
    assert_int_equal(fault_of("/nowhere/at/all.sofa"), FILE_NOT_FOUND);
    assert_int_equal(fault_of(""), FILE_NOT_FOUND);
    assert_int_equal(fault_of(temporary_folder()), FILE_NOT_A_FILE);
    assert_int_equal(fault_of("/dev/null"), FILE_NOT_A_FILE);
    write_file("", 0);
    assert_int_equal(fault_of(path), FILE_EMPTY);
    write_file("Filter 1: ON PK Fc 105 Hz\n", 26);
    assert_int_equal(fault_of(path), FILE_NOT_SOFA);
    write_file("RIFF\0\0\0\0WAVEfmt ", 16);
    assert_int_equal(fault_of(path), FILE_NOT_SOFA);
    assert_int_equal(truncate(path, (64L << 20) + 1), 0); /* a hole: takes no room */
    assert_int_equal(fault_of(path), FILE_TOO_LARGE);
    if (geteuid() != 0) { /* root reads everything */
        chmod(path, 0);
        assert_int_equal(fault_of(path), FILE_UNREADABLE);
        chmod(path, 0600);
    }
}

static void a_file_may_be_cut_while_it_is_read(void **state)
{
    (void)state;
    OpenFile file;
    FileFault fault = FILE_FINE;
    write_file(kemar, kemar_bytes);
    assert_int_equal(open_file(path, &file), FILE_FINE);
    assert_int_equal(truncate(path, 100), 0);
    assert_null(open_file_all_bytes(&file, &fault));
    assert_int_equal(fault, FILE_UNREADABLE);
    open_file_close(&file);
}

static void cut_files_are_named(void **state)
{
    (void)state;
    const size_t lengths[] = {8, 9, 47, 48, 96, 2000, 16250, 100000, 600000, kemar_bytes - 1};
    for (size_t n = 0; n < COUNT(lengths); n++) {
        write_file(kemar, lengths[n]);
        assert_int_equal(fault_of(path), FILE_TRUNCATED);
    }
    write_file(kemar, 7);
    assert_int_equal(fault_of(path), FILE_NOT_SOFA);
}

/* Names are in blocks "FHDB" of 512 or 1024 bytes: set the checksum right again after a change. It
 * is where it is right in KEMAR's own file. */
static void mend(unsigned char *changed, size_t at)
{
    while (memcmp(&changed[at], "FHDB", 4) != 0) {
        at--;
    }
    for (size_t length = 512; length <= 1024; length *= 2) {
        for (size_t hole = 14; hole <= 21; hole++) {
            uint32_t sum = hdf5_checksum(&kemar[at], length, hole);
            if (memcmp(&kemar[at + hole], &sum, 4) == 0) {
                sum = hdf5_checksum(&changed[at], length, hole);
                memcpy(&changed[at + hole], &sum, 4);
                return;
            }
        }
    }
    fail_msg("no checksum found before %zu", at);
}

/* Writes KEMAR's file with `from` replaced by a text as long. */
static FileFault fault_with(const char *from, const char *to, bool mended)
{
    unsigned char *changed = malloc(kemar_bytes);
    assert_non_null(changed);
    memcpy(changed, kemar, kemar_bytes);
    const size_t count = strlen(from);
    size_t at = 0;
    while (at + count < kemar_bytes && memcmp(&changed[at], from, count) != 0) {
        at++;
    }
    memcpy(&changed[at], to, count);
    if (mended) {
        mend(changed, at);
    }
    write_file(changed, kemar_bytes);
    free(changed);
    return fault_of(path);
}

static void missing_parts_are_named(void **state)
{
    (void)state;
    assert_int_equal(fault_with("Data.IR", "Data.XR", true), FILE_NO_RESPONSES);
    assert_int_equal(fault_with("SimpleFreeFieldHRIR", "SimpleFreeFieldXXXX", true), FILE_NOT_HRTF);
    assert_int_equal(fault_with("SourcePosition", "SourcePositiox", true), FILE_SOFA_DAMAGED);
    assert_int_equal(fault_with("Data.SamplingRate", "Data.SamplingXXXX", true), FILE_BAD_RATE);
    assert_int_equal(fault_with("GCOL", "XXXX", false), FILE_FINE); /* what refers to dimensions */
}

/* Any byte of the names and sizes: libmysofa 1.3.1 crashes on some of these. */
static void damage_is_found_before_the_library_finds_it(void **state)
{
    (void)state;
    const size_t offsets[] = {100,   700,   2100,  14996, 15932, 15971,
                              15984, 16010, 16101, 16166, 17500};
    for (size_t n = 0; n < COUNT(offsets); n++) {
        kemar[offsets[n]] ^= 0xff;
        write_file(kemar, kemar_bytes);
        kemar[offsets[n]] ^= 0xff;
        assert_int_equal(fault_of(path), FILE_SOFA_DAMAGED);
    }
    assert_int_equal(fault_with("variable.       710", "variable.         1", false),
                     FILE_SOFA_DAMAGED);
}

static FileFault fault_of_written(const SofaContents *contents)
{
    sofa_write(path, contents);
    return fault_of(path);
}

static void files_of_few_or_odd_contents_are_named(void **state)
{
    (void)state;
    const double sources[] = {30, 0, 1, -30, 0, 1}, nowhere[] = {30, 0, 1, NAN, 0, 1};
    double values[2 * 2 * 64] = {[0] = 1.0, [64] = 0.5, [128] = 0.5, [192] = 1.0};
    const SofaContents good = {.conventions = "SimpleFreeFieldHRIR",
                               .measurements = 2,
                               .frames = 64,
                               .responses = values,
                               .rate_hz = 48000.0,
                               .sources = {sources, 2}};
    assert_int_equal(fault_of_written(&good), FILE_FINE);
    SofaContents head = good;
    head.measurements = head.sources.rows = 1;
    assert_int_equal(fault_of_written(&head), FILE_TOO_FEW_DIRECTIONS);
    head = good;
    head.responses = NULL;
    assert_int_equal(fault_of_written(&head), FILE_NO_RESPONSES);
    head = good;
    head.frames = 15;
    assert_int_equal(fault_of_written(&head), FILE_TOO_SHORT);
    head = good;
    head.conventions = "SingleRoomDRIR";
    assert_int_equal(fault_of_written(&head), FILE_NOT_HRTF);
    head = good;
    head.sources.values = nowhere;
    assert_int_equal(fault_of_written(&head), FILE_NOT_FINITE);
    const double rates_hz[] = {0.0, 1.0, 1e7, NAN};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        head = good;
        head.rate_hz = rates_hz[r];
        assert_int_equal(fault_of_written(&head), FILE_BAD_RATE);
    }
    values[200] = NAN;
    assert_int_equal(fault_of_written(&good), FILE_NOT_FINITE);
    values[200] = values[192] = 0.0;
    assert_int_equal(fault_of_written(&good), FILE_SILENT_DIRECTION);
}

/* KEMAR's file as libmysofa reads it, to be spoilt before it is looked through. */
static SofaSet loaded(void)
{
    int error = MYSOFA_OK;
    SofaSet set = {.file = mysofa_load(HRTF_SOFA, &error)};
    assert_non_null(set.file);
    return set;
}

/* Looks it through, and prepares it where that is fine. */
static FileFault fault_of_loaded(SofaSet *set)
{
    FileFault fault = sofa_take(set);
    if (fault == FILE_FINE) {
        HrtfFault prepared = HRTF_FINE;
        free(hrtf_prepare(&set->measured, &prepared));
        fault = sofa_fault_of(prepared);
    }
    sofa_free(set);
    return fault;
}

static void spoilt_contents_are_named(void **state)
{
    (void)state;
    SofaSet set = loaded();
    set.file->DataIR.values[1234567 / 2] = NAN;
    assert_int_equal(fault_of_loaded(&set), FILE_NOT_FINITE);
    set = loaded();
    set.file->SourcePosition.values[100] = INFINITY;
    assert_int_equal(fault_of_loaded(&set), FILE_NOT_FINITE);
    set = loaded();
    set.file->M = 1;
    set.file->DataIR.elements = 2 * set.file->N;
    set.file->SourcePosition.elements = 3;
    assert_int_equal(fault_of_loaded(&set), FILE_TOO_FEW_DIRECTIONS);
    set = loaded();
    set.file->R = 1;
    assert_int_equal(fault_of_loaded(&set), FILE_NOT_HRTF);
    set = loaded();
    set.file->M += 1; /* one more than there are */
    assert_int_equal(fault_of_loaded(&set), FILE_NO_RESPONSES);
    const float rates_hz[] = {0.0F, 1.0F, 1e7F, NAN};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        set = loaded();
        set.file->DataSamplingRate.values[0] = rates_hz[r];
        assert_int_equal(fault_of_loaded(&set), FILE_BAD_RATE);
    }
    set = loaded();
    for (unsigned n = 0; n < set.file->N; n++) {
        set.file->DataIR.values[n] = 0.0F;
    }
    assert_int_equal(fault_of_loaded(&set), FILE_SILENT_DIRECTION);
}

static void positions_may_be_cartesian(void **state)
{
    (void)state;
    SofaSet spherical = loaded(), cartesian = loaded();
    mysofa_tocartesian(cartesian.file);
    assert_int_equal(sofa_take(&spherical), FILE_FINE);
    assert_int_equal(sofa_take(&cartesian), FILE_FINE);
    assert_int_equal(cartesian.measured.measurements, 710);
    for (unsigned n = 0; n < 709; n++) { /* the last is the pole, of any azimuth */
        const Direction *wanted = &spherical.measured.directions[n];
        const Direction *read = &cartesian.measured.directions[n];
        assert_close(remainder(read->azimuth_degrees - wanted->azimuth_degrees, 360.0), 0.0, 1e-3,
                     "azimuth %u", n);
        assert_close(read->elevation_degrees, wanted->elevation_degrees, 1e-3, "elevation %u", n);
    }
    sofa_free(&spherical);
    sofa_free(&cartesian);
}

/* Of several distances the middle one; delays an ear and a measurement, in samples. */
static void distances_and_delays_are_kept_apart(void **state)
{
    (void)state;
    SofaSet set = loaded();
    const unsigned count = set.file->M;
    float *delays = realloc(set.file->DataDelay.values, 2 * (size_t)count * sizeof *delays);
    assert_non_null(delays);
    for (unsigned n = 0; n < 2 * count; n++) {
        delays[n] = (float)n;
    }
    set.file->DataDelay.values = delays;
    set.file->DataDelay.elements = 2 * count;
    const float first = set.file->DataIR.values[2 * 512 * 10];
    for (unsigned n = 0; n < 10; n++) {
        set.file->SourcePosition.values[3 * n + 2] = n < 5 ? 0.5F : 3.0F;
    }
    assert_int_equal(sofa_take(&set), FILE_FINE);
    assert_int_equal(set.measured.measurements, count - 10);
    assert_close(set.measured.delays_s[0], 20.0 / 44100.0, 1e-12, "left");
    assert_close(set.measured.delays_s[1], 21.0 / 44100.0, 1e-12, "right");
    assert_close(set.measured.responses[0], first, 0.0, "moved with its direction");
    sofa_free(&set);
}

static void every_fault_has_its_words(void **state)
{
    (void)state;
    for (int fault = FILE_FINE; fault <= FILE_SILENT; fault++) {
        for (int before = FILE_FINE; before < fault; before++) {
            assert_string_not_equal(file_fault_text((FileFault)fault),
                                    file_fault_text((FileFault)before));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kemar_is_read),
        cmocka_unit_test(what_is_no_file_is_named),
        cmocka_unit_test(a_file_may_be_cut_while_it_is_read),
        cmocka_unit_test(cut_files_are_named),
        cmocka_unit_test(missing_parts_are_named),
        cmocka_unit_test(damage_is_found_before_the_library_finds_it),
        cmocka_unit_test(files_of_few_or_odd_contents_are_named),
        cmocka_unit_test(spoilt_contents_are_named),
        cmocka_unit_test(positions_may_be_cartesian),
        cmocka_unit_test(distances_and_delays_are_kept_apart),
        cmocka_unit_test(every_fault_has_its_words),
    };
    return cmocka_run_group_tests(tests, read_kemar, tidy_up);
}
