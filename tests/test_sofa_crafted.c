/* SOFA files that someone crafted: checksums hold, but lengths, addresses and counts lead libmysofa
 * astray, which takes its host down. All of them are refused beforehand. */
#include "../plugin/files/sofa_file.h"
#include "check.h"
#include "sofa_crafter.h"
#include "sofa_writer.h"
#include "temporary_folder.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 16, RESPONSE_BYTES = 2 * 2 * 64 * 8 };
static const uint64_t beyond = 1 << 20, minus_one = UINT64_MAX;
static unsigned char good[MOST_BYTES], crafted[MOST_BYTES];
static size_t bytes;

static void read_good(const SofaContents *contents)
{
    const char *path = temporary_path("good.sofa");
    sofa_write(path, contents);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    bytes = fread(good, 1, sizeof good, file);
    fclose(file);
    assert_true(bytes < sizeof good);
}

static void read_head(bool packed)
{
    SofaContents contents = sofa_small_head();
    contents.packed = packed;
    read_good(&contents);
}

static FileFault fault_of(const unsigned char *file)
{
    FileFault fault = FILE_FINE;
    free(sofa_read_table(temporary_file("crafted.sofa", file, bytes), &fault));
    return fault;
}

static FileFault fault_with(size_t at, uint64_t number, unsigned size)
{
    memcpy(crafted, good, bytes);
    sofa_craft(crafted, bytes, at, number, size);
    return fault_of(crafted);
}

static void refuses(size_t at, unsigned size, uint64_t number)
{
    const FileFault fault = fault_with(at, number, size);
    if (fault != FILE_SOFA_DAMAGED) {
        fail_msg("%llx at %zu %s", (unsigned long long)number, at, file_fault_text(fault));
    }
}

static void refuses_all(size_t at, unsigned size, const uint64_t *numbers, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        refuses(at, size, numbers[n]);
    }
}

static size_t find(size_t from, const void *pattern, size_t length)
{
    return sofa_find(good, bytes, from, pattern, length);
}

static size_t find_number(size_t from, uint64_t number)
{
    unsigned char pattern[8];
    for (unsigned n = 0; n < 8; n++) {
        pattern[n] = (unsigned char)(number >> 8 * n);
    }
    return find(from, pattern, sizeof pattern);
}

/* The responses' header, as they are written last. */
static size_t last_object(void)
{
    size_t at = bytes - 4;
    while (memcmp(good + at, "OHDR", 4) != 0) {
        at--;
    }
    return at;
}

/* What is crafted without a change is as good as it was, so that refusals mean something. */
static void the_unchanged_is_read(void **state)
{
    (void)state;
    for (int packed = 0; packed < 2; packed++) {
        read_head(packed != 0);
        const size_t link = find(0, "Data.IR", 7), heap = find(0, "FRHP", 4);
        assert_int_equal(fault_of(good), FILE_FINE);
        assert_int_equal(fault_with(link, 'D', 1), FILE_FINE);
        assert_int_equal(fault_with(heap + 110, good[heap + 110], 1), FILE_FINE);
        assert_int_equal(fault_with(link, 'X', 1), FILE_NO_RESPONSES);
    }
}

static void links_lead_to_objects(void **state)
{
    (void)state;
    read_head(false);
    const size_t address_at = find(0, "Data.IR", 7) + 7, root = find(0, "OHDR", 4);
    const uint64_t addresses[] = {0,     1,         root,   root + 1,  bytes - 1,
                                  bytes, bytes + 1, beyond, minus_one, 1ULL << 63};
    refuses_all(address_at, 8, addresses, COUNT(addresses));
}

static void names_are_as_long_as_they_are(void **state)
{
    (void)state;
    read_head(false);
    const size_t length_at = find(0, "Data.IR", 7) - 1;
    refuses(length_at, 1, 255);
}

static void heaps_have_sizes(void **state)
{
    (void)state;
    enum { WIDTH = 110, FIRST = 112, LONGEST = 120, BITS = 128, ROOT = 132, OBJECT = 10 };
    read_head(false);
    const size_t heap = find(0, "FRHP", 4);
    const uint64_t lengths[] = {0, 3, 1ULL << 25, 1ULL << 32, 1ULL << 63, minus_one};
    refuses_all(heap + FIRST, 8, lengths, COUNT(lengths));
    refuses_all(heap + LONGEST, 8, lengths, COUNT(lengths));
    const uint64_t bits[] = {0, 1, 65, 0xffff};
    refuses_all(heap + BITS, 2, bits, COUNT(bits));
    const uint64_t roots[] = {1, heap, bytes - 1};
    refuses_all(heap + ROOT, 8, roots, COUNT(roots));
    refuses(heap + OBJECT, 4, 0);
}

static void arrays_are_within_the_file(void **state)
{
    (void)state;
    read_head(false);
    const size_t length_at = find_number(last_object(), RESPONSE_BYTES), address_at = length_at - 8;
    const uint64_t lengths[] = {bytes, beyond, 1ULL << 31, 1ULL << 32, minus_one, minus_one - 4096};
    refuses_all(length_at, 8, lengths, COUNT(lengths));
    refuses(address_at, 8, bytes - 1);
    refuses(address_at - 1, 1, 0); /* kinds of layout */
    refuses(address_at - 1, 1, 3);
}

/* In chunks: a count of dimensions, the tree's address, and sizes: 2, 2, 64, of 8 bytes. */
static void chunks_are_within_the_file(void **state)
{
    (void)state;
    read_head(true);
    const unsigned char sizes[] = {2, 0, 0, 0, 2, 0, 0, 0, 64, 0, 0, 0, 8, 0, 0, 0};
    const size_t sizes_at = find(0, sizes, sizeof sizes), tree = find(0, "TREE", 4);
    const uint64_t odd[] = {0, 1U << 29, 1U << 31, UINT32_MAX};
    for (size_t n = 0; n < 4; n++) {
        refuses_all(sizes_at + 4 * n, 4, odd, COUNT(odd));
    }
    const uint64_t addresses[] = {1, tree + 1, bytes - 1};
    refuses_all(sizes_at - 8, 8, addresses, COUNT(addresses));
    const uint64_t dimensions[] = {0, 1, 3, 5, 255};
    refuses_all(sizes_at - 9, 1, dimensions, COUNT(dimensions));

    enum { LENGTH = 24, FILTERS = 28, PLACE = 32, LAST = 56, ADDRESS = 64 };
    refuses(tree + LENGTH, 4, bytes);
    refuses(tree + LENGTH, 4, UINT32_MAX);
    refuses(tree + FILTERS, 4, 1);
    refuses(tree + PLACE, 8, 1ULL << 31);
    refuses(tree + PLACE, 8, minus_one);
    const uint64_t places[] = {bytes - 1, bytes, beyond, minus_one};
    refuses_all(tree + ADDRESS, 8, places, COUNT(places));
}

/* 2, 2 and 64 of them in a file in chunks, for which libmysofa takes memory. */
static void shapes_are_of_a_size(void **state)
{
    (void)state;
    read_head(true);
    const unsigned char shape[] = {2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 64, 0};
    const size_t shape_at = find(0, shape, sizeof shape);
    const uint64_t sizes[] = {1ULL << 26, 1ULL << 32, 1ULL << 61, minus_one};
    for (size_t n = 0; n < 3; n++) {
        refuses_all(shape_at + 8 * n, 8, sizes, COUNT(sizes));
    }
    refuses(shape_at - 3, 1, 5); /* dimensions */
    refuses(shape_at - 3, 1, 255);
}

/* "DataType" is "FIR": name, type (its length 4 bytes on), shape, text. */
static void attributes_fill_their_messages(void **state)
{
    (void)state;
    enum { NAME = 9, LENGTH = 4, SHAPE = 8, TEXT = 3, COMPOUND = 6 };
    read_head(false);
    const size_t name_at = find(0, "DataType", NAME), type_at = name_at + NAME;
    const uint64_t lengths[] = {0, 1, 5, 1U << 16, 1U << 24, 1U << 31, UINT32_MAX};
    refuses_all(type_at + LENGTH, 4, lengths, COUNT(lengths));
    for (uint64_t kind = 0; kind < 16; kind++) { /* numbers, times, lists ... */
        if (kind != TEXT && kind != COMPOUND) {  /* of no members, which does no harm */
            refuses(type_at, 1, 0x10 | kind);
            refuses(type_at, 1, 0x30 | kind);
        }
    }
    refuses(type_at + SHAPE + 1, 1, 1);
    refuses(type_at + SHAPE + 1, 1, 200);
    refuses(name_at - 7, 2, 0xffff); /* the name's length */
    refuses(type_at, 2, 0x0136);     /* of one member, of which there is no type */
}

/* "DataType" is "FIR" in a heap: before the name there are the attribute's kind and lengths. */
static void texts_in_a_heap_are_within_the_file(void **state)
{
    (void)state;
    enum { KIND = 9, LENGTHS = 5, NAME = 9, LENGTH = 4, SHAPE = 8, TEXT = 0x13, OLD = 1 };
    SofaContents contents = sofa_small_head();
    contents.many_attributes = true;
    read_good(&contents);
    const size_t name_at = find(0, "DataType", NAME), type_at = name_at + NAME;
    assert_int_equal(fault_of(good), FILE_FINE);
    assert_int_equal(fault_with(type_at, TEXT, 1), FILE_FINE);
    const uint64_t lengths[] = {bytes - type_at, 0x1000, 0x1001, 0xffff};
    refuses_all(type_at + LENGTH, 2, lengths, COUNT(lengths));
    refuses(type_at, 1, 0);
    refuses(name_at - LENGTHS, 1, 9);
    assert_int_equal(fault_with(type_at + SHAPE, 3, 1), FILE_FINE); /* read up to there */
    sofa_craft(good, bytes, name_at - KIND, OLD, 1);
    refuses(type_at + 1, 1, 1);
}

static void messages_fill_their_header(void **state)
{
    (void)state;
    enum { HEAD = 4 };
    read_head(false);
    const size_t name_at = find(0, "DataType", 9), message_at = name_at - 9 - HEAD;
    assert_int_equal(good[message_at], 12);
    refuses(message_at + 1, 2, 0);
    refuses(message_at + 1, 2, 0xffff);
    const uint64_t types[] = {1, 2, 3, 4, 5, 8, 10, 11, 16, 21};
    refuses_all(message_at, 1, types, COUNT(types));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_unchanged_is_read),
        cmocka_unit_test(links_lead_to_objects),
        cmocka_unit_test(names_are_as_long_as_they_are),
        cmocka_unit_test(heaps_have_sizes),
        cmocka_unit_test(arrays_are_within_the_file),
        cmocka_unit_test(chunks_are_within_the_file),
        cmocka_unit_test(shapes_are_of_a_size),
        cmocka_unit_test(attributes_fill_their_messages),
        cmocka_unit_test(texts_in_a_heap_are_within_the_file),
        cmocka_unit_test(messages_fill_their_header),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
