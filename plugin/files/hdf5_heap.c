#include "hdf5_heap.h"
#include "hdf5_checksum.h"

typedef struct {
    uint64_t address;
    bool checked;            /* blocks have checksums */
    uint64_t width;          /* how many blocks are in a row */
    uint64_t first, longest; /* a block's length, and that of an object */
    uint64_t longest_object;
    unsigned address_bytes; /* of a place in the heap */
    unsigned name_bytes;    /* of the length of a name, as libmysofa sees it */
    uint64_t root;
    bool rows; /* the root is a table of blocks */
    bool readable;
} Heap;

static bool is_power_of_two(uint64_t value)
{
    return value > 0 && (value & (value - 1)) == 0;
}

/* The logarithm to base 256, rounded up. */
static unsigned bytes_for(uint64_t count)
{
    unsigned bytes = 0;
    for (uint64_t reached = 1; reached < count; reached *= 256) {
        bytes++;
    }
    return bytes;
}

/* libmysofa takes logarithms of all of these, and loops up to them. */
static bool sizes_are_sound(const Heap *heap, uint64_t place_bits)
{
    enum { LONGEST = 1 << 24, MOST_BITS = 64 };
    return is_power_of_two(heap->first) && is_power_of_two(heap->longest) &&
           heap->first <= heap->longest && heap->longest >= 2 && heap->longest <= LONGEST &&
           heap->longest_object >= 2 && place_bits >= 2 && place_bits <= MOST_BITS;
}

static bool take_heap(const Hdf5Bytes *file, uint64_t at, Heap *heap)
{
    enum { CHECKSUM = 142, CHECKED = 2 };
    if (!hdf5_signed_as(file, at, "FRHP") || !hdf5_inside(file, at, CHECKSUM + 4)) {
        return false;
    }
    Hdf5Cursor cursor = {file, at + 4, at + CHECKSUM, false};
    const uint64_t version = hdf5_take(&cursor, 1);
    hdf5_skip(&cursor, 2);
    const bool filtered = hdf5_take(&cursor, 2) != 0; /* and longer: not in SOFA */
    heap->address = at;
    heap->checked = (hdf5_take(&cursor, 1) & CHECKED) != 0;
    heap->longest_object = hdf5_take(&cursor, 4);
    hdf5_skip(&cursor, 72);
    const uint64_t huge = hdf5_take(&cursor, 8);
    hdf5_skip(&cursor, 8);
    const uint64_t tiny = hdf5_take(&cursor, 8);
    heap->width = hdf5_take(&cursor, 2);
    heap->first = hdf5_take(&cursor, 8);
    heap->longest = hdf5_take(&cursor, 8);
    const uint64_t place_bits = hdf5_take(&cursor, 2);
    hdf5_skip(&cursor, 2);
    heap->root = hdf5_take(&cursor, 8);
    heap->rows = hdf5_take(&cursor, 2) != 0;
    heap->readable = huge == 0 && tiny == 0;
    heap->address_bytes = (unsigned)(place_bits + 7) / 8;
    heap->name_bytes =
        bytes_for(heap->longest < heap->longest_object ? heap->longest : heap->longest_object);
    return version == 0 && !filtered && hdf5_all_taken(&cursor) &&
           sizes_are_sound(heap, place_bits) &&
           hdf5_checksum_holds(file, at, CHECKSUM, at + CHECKSUM);
}

/* ---------------------------------------------------------------------------- its contents -- */

typedef enum { GOES_ON, ENDS, UNSOUND } Turn;

/* An attribute of version 3, as it is within libmysofa: the lengths of its type and its shape, its
 * name, the type of a text, its length, and whether it is there. */
static Turn take_text(Hdf5Cursor *cursor, uint64_t name_bytes)
{
    enum { LENGTHS = 0x40008, TEXT = 0x13, LONGEST = 0x1000 };
    if (hdf5_take(cursor, 5) != LENGTHS) {
        return ENDS;
    }
    hdf5_skip(cursor, name_bytes);
    if (hdf5_take(cursor, 4) != TEXT) {
        return ENDS;
    }
    const uint64_t length = hdf5_take(cursor, 2), shape = hdf5_take(cursor, 6);
    const bool there = shape == 0x20000, empty = shape == 0x20200 || shape == 0x20000020000;
    if (length > LONGEST || !(there || empty)) {
        return ENDS;
    }
    hdf5_skip(cursor, there ? length : 0);
    return GOES_ON;
}

/* An attribute of version 1: libmysofa looks for the type of a text behind the name. */
static Turn take_old_text(Hdf5Cursor *cursor)
{
    enum { TEXT = 0x13, LONGEST_NAME = 255, LONGEST = 0x1000 };
    bool found = false;
    for (int n = 0; n < LONGEST_NAME && !found; n++) {
        found = hdf5_take(cursor, 1) == TEXT;
    }
    if (!found || hdf5_take(cursor, 3) != 0) {
        return ENDS;
    }
    const uint64_t length = hdf5_take(cursor, 4), shape = hdf5_take(cursor, 8) & 0xffffffff;
    if (length > LONGEST || (shape != 1 && shape != 0x2000002)) {
        return ENDS;
    }
    hdf5_skip(cursor, shape == 1 ? length : 0);
    return GOES_ON;
}

/* A link: the length of its name, the name, where it leads. */
static Turn take_link(Hdf5Walk *walk, Hdf5Cursor *cursor, unsigned depth)
{
    if (hdf5_take(cursor, 2) != 0) {
        return ENDS;
    }
    hdf5_skip(cursor, hdf5_take(cursor, 1));
    const uint64_t address = hdf5_take(cursor, 8);
    return !cursor->short_of_bytes && hdf5_add_object(walk, address, depth) ? GOES_ON : UNSOUND;
}

/* libmysofa reads objects one after the other, in whatever order they were written, until it comes
 * by one that it doesn't know. */
static Turn take_object(Hdf5Walk *walk, Hdf5Cursor *cursor, const Heap *heap, unsigned depth)
{
    enum { ONE = 1, ATTRIBUTE = 3, LINK = 0, OLD = 0x80008, OLD_SHORT = 0x40008 };
    const uint64_t kind = hdf5_take(cursor, 1);
    hdf5_skip(cursor, 1);
    const uint64_t name_bytes = hdf5_take(cursor, heap->name_bytes);
    if (kind == ATTRIBUTE) {
        return take_text(cursor, name_bytes);
    }
    if (kind != ONE) {
        return ENDS;
    }
    switch (hdf5_take(cursor, 4)) {
    case LINK:
        return take_link(walk, cursor, depth);
    case OLD:
    case OLD_SHORT:
        return take_old_text(cursor);
    default:
        return ENDS;
    }
}

/* ------------------------------------------------------------------------------- its blocks -- */

/* Blocks lie in rows of one width; from the third on each row's are twice as long. */
static uint64_t block_length(const Heap *heap, uint64_t place)
{
    uint64_t length = heap->first;
    for (uint64_t row_end = heap->width * heap->first;
         row_end > 0 && row_end <= place && length < heap->longest; row_end *= 2) {
        length = row_end / heap->width;
    }
    return length;
}

static bool block_is_sound(Hdf5Walk *walk, const Heap *heap, uint64_t at, unsigned depth)
{
    enum { COST_BYTES = 1 << 15 };
    const Hdf5Bytes *file = &walk->file;
    if (!hdf5_signed_as(file, at, "FHDB")) {
        return false;
    }
    Hdf5Cursor cursor = {file, at + 4, file->count, false};
    const bool own = hdf5_take(&cursor, 1) == 0 && hdf5_take(&cursor, 8) == heap->address;
    const uint64_t length = block_length(heap, hdf5_take(&cursor, heap->address_bytes));
    const uint64_t checksum_at = cursor.at;
    hdf5_skip(&cursor, heap->checked ? 4 : 0);
    if (!own || cursor.short_of_bytes || !hdf5_inside(file, at, length) ||
        cursor.at > at + length || !hdf5_pay(walk, COST_BYTES + length) ||
        (heap->checked && !hdf5_checksum_holds(file, at, length, checksum_at))) {
        return false;
    }
    Turn turn = GOES_ON;
    while (turn == GOES_ON) {
        const uint64_t from = cursor.at;
        turn = take_object(walk, &cursor, heap, depth);
        if (turn == GOES_ON && (cursor.short_of_bytes || !hdf5_pay(walk, cursor.at - from))) {
            return false;
        }
    }
    return turn == ENDS;
}

/* A table of blocks; libmysofa reads its first row. */
static bool row_is_sound(Hdf5Walk *walk, const Heap *heap, unsigned depth)
{
    const Hdf5Bytes *file = &walk->file;
    if (!hdf5_signed_as(file, heap->root, "FHIB")) {
        return false;
    }
    Hdf5Cursor cursor = {file, heap->root + 4, file->count, false};
    hdf5_skip(&cursor, 1 + 8 + heap->address_bytes);
    for (uint64_t n = 0; n < heap->width; n++) {
        const uint64_t block = hdf5_take(&cursor, 8);
        if (cursor.short_of_bytes ||
            (hdf5_leads_somewhere(file, block) && !block_is_sound(walk, heap, block, depth))) {
            return false;
        }
    }
    return true;
}

bool hdf5_heap_is_sound(Hdf5Walk *walk, uint64_t address, unsigned depth)
{
    Heap heap;
    if (!take_heap(&walk->file, address, &heap)) {
        return false;
    }
    if (!heap.readable || !hdf5_leads_somewhere(&walk->file, heap.root)) {
        return true;
    }
    return heap.rows ? row_is_sound(walk, &heap, depth + 1)
                     : block_is_sound(walk, &heap, heap.root, depth + 1);
}
