#include "hdf5_object.h"
#include "hdf5_attribute.h"
#include "hdf5_checksum.h"
#include "hdf5_heap.h"
#include "hdf5_layout.h"

enum { MOST_STRETCHES = 32 };

/** Messages lie in one stretch or several, which these are from and to. */
typedef struct {
    uint64_t from[MOST_STRETCHES], to[MOST_STRETCHES];
    unsigned stretches;
    bool ordered; /* they carry their order of creation */
    bool has_space, has_layout;
    Hdf5Space space;
    Hdf5Filters filters;
    Hdf5Cursor layout;
    uint64_t attributes, links; /* heaps of these */
} Object;

static bool add_stretch(Object *object, uint64_t from, uint64_t to)
{
    if (object->stretches == MOST_STRETCHES) {
        return false;
    }
    object->from[object->stretches] = from;
    object->to[object->stretches++] = to;
    return true;
}

/* -------------------------------------------------------------------------------- messages -- */

static bool take_continuation(Hdf5Walk *walk, Object *object, Hdf5Cursor *message)
{
    enum { LEAST_LENGTH = 8, COST_BYTES = 1 << 12 };
    const Hdf5Bytes *file = &walk->file;
    const uint64_t at = hdf5_take(message, 8), length = hdf5_take(message, 8);
    return length >= LEAST_LENGTH && hdf5_inside(file, at, length) &&
           hdf5_signed_as(file, at, "OCHK") && hdf5_pay(walk, COST_BYTES + length) &&
           hdf5_checksum_holds(file, at, length - 4, at + length - 4) &&
           add_stretch(object, at + 4, at + length - 4);
}

/* Version, flags, the last number of creation, and where heap and trees are. */
static void take_heap_address(Hdf5Cursor *message, unsigned number_bytes, uint64_t *heap)
{
    enum { NUMBERED = 1, ORDERED = 2 };
    hdf5_skip(message, 1);
    const uint64_t flags = hdf5_take(message, 1);
    hdf5_skip(message, flags & NUMBERED ? number_bytes : 0);
    *heap = hdf5_take(message, 8);
    hdf5_skip(message, flags & ORDERED ? 16 : 8);
}

static void take_group(Hdf5Cursor *message)
{
    enum { PHASES = 1, ESTIMATES = 2 };
    hdf5_skip(message, 1);
    const uint64_t flags = hdf5_take(message, 1);
    hdf5_skip(message, (flags & PHASES ? 4 : 0) + (flags & ESTIMATES ? 4 : 0));
}

/* What an array is filled with where it has no values. */
static void take_filling(Hdf5Cursor *message)
{
    enum { THERE = 0x20 };
    const bool old = hdf5_take(message, 1) < 3;
    hdf5_skip(message, old ? 2 : 0);
    const uint64_t flags = hdf5_take(message, 1);
    if (flags & (old ? 1 : THERE)) {
        hdf5_skip(message, hdf5_take(message, 4));
    }
}

static bool take_shape(Object *object, Hdf5Cursor *message)
{
    const bool first = !object->has_space;
    object->has_space = true;
    return first && hdf5_take_space(message, &object->space);
}

static bool keep_layout(Object *object, Hdf5Cursor *message)
{
    const bool first = !object->has_layout;
    object->has_layout = true;
    object->layout = *message;
    message->at = message->end;
    return first;
}

/* Takes all of it; false where libmysofa wouldn't. It gives up by itself where it doesn't know a
 * message. */
static bool take_message(Hdf5Walk *walk, Object *object, uint64_t type, Hdf5Cursor *message)
{
    enum {
        SHAPE = 1,
        LINKS,
        TYPE,
        OLD_FILLING,
        FILLING,
        LAYOUT = 8,
        GROUP = 10,
        FILTERS,
        ATTRIBUTE,
        CONTINUATION = 16,
        ATTRIBUTES = 21
    };
    const Hdf5Cursor whole = *message;
    Hdf5Type value;
    switch (type) {
    case SHAPE:
        return take_shape(object, message);
    case LINKS:
        take_heap_address(message, 8, &object->links);
        return true;
    case TYPE:
        return hdf5_take_type(message, &value);
    case OLD_FILLING:
        hdf5_skip(message, hdf5_take(message, 4));
        return true;
    case FILLING:
        take_filling(message);
        return true;
    case LAYOUT:
        return keep_layout(object, message);
    case GROUP:
        take_group(message);
        return true;
    case FILTERS:
        return hdf5_take_filters(message, &object->filters);
    case ATTRIBUTE:
        message->at = message->end;
        return hdf5_attribute_is_sound(walk, whole);
    case CONTINUATION:
        return take_continuation(walk, object, message);
    case ATTRIBUTES:
        take_heap_address(message, 2, &object->attributes);
        return true;
    default:
        message->at = message->end;
        return true;
    }
}

/* What is left at the end is a gap, up to 4 bytes of which libmysofa doesn't read. */
static bool is_gap(const Hdf5Cursor *cursor)
{
    bool empty = true;
    for (uint64_t at = cursor->at; at < cursor->end; at++) {
        empty = empty && cursor->file->bytes[at] == 0;
    }
    return empty || cursor->end - cursor->at <= 4;
}

static bool stretch_is_sound(Hdf5Walk *walk, Object *object, unsigned number)
{
    const unsigned head = object->ordered ? 6 : 4;
    Hdf5Cursor cursor = {&walk->file, object->from[number], object->to[number], false};
    while (cursor.end - cursor.at > head) {
        const uint64_t type = hdf5_take(&cursor, 1), size = hdf5_take(&cursor, 2);
        hdf5_skip(&cursor, head - 3);
        Hdf5Cursor message = {&walk->file, cursor.at, cursor.at + size, false};
        hdf5_skip(&cursor, size);
        if (cursor.short_of_bytes || !take_message(walk, object, type, &message) ||
            !hdf5_all_taken(&message)) {
            return false;
        }
    }
    return is_gap(&cursor);
}

/* ---------------------------------------------------------------------------------- header -- */

static bool take_head(Hdf5Walk *walk, uint64_t at, Object *object)
{
    enum { VERSION = 2, TIMES = 0x20, LIMITS = 0x10, ORDERED = 0x04, COST_BYTES = 1 << 12 };
    const Hdf5Bytes *file = &walk->file;
    if (!hdf5_signed_as(file, at, "OHDR")) {
        return false;
    }
    Hdf5Cursor cursor = {file, at + 4, file->count, false};
    const uint64_t version = hdf5_take(&cursor, 1), flags = hdf5_take(&cursor, 1);
    hdf5_skip(&cursor, (flags & TIMES ? 16 : 0) + (flags & LIMITS ? 4 : 0));
    const uint64_t size = hdf5_take(&cursor, 1U << (flags & 3)), from = cursor.at;
    hdf5_skip(&cursor, size);
    const uint64_t to = cursor.at;
    hdf5_skip(&cursor, 4);
    object->ordered = (flags & ORDERED) != 0;
    return version == VERSION && !cursor.short_of_bytes && hdf5_pay(walk, COST_BYTES + to - at) &&
           hdf5_checksum_holds(file, at, to - at, to) && add_stretch(object, from, to);
}

static bool heap_is_sound(Hdf5Walk *walk, uint64_t address, unsigned depth)
{
    return !hdf5_leads_somewhere(&walk->file, address) || hdf5_heap_is_sound(walk, address, depth);
}

bool hdf5_object_is_sound(Hdf5Walk *walk, Hdf5Link link)
{
    Object object = {.stretches = 0};
    if (!take_head(walk, link.address, &object)) {
        return false;
    }
    for (unsigned n = 0; n < object.stretches; n++) {
        if (!stretch_is_sound(walk, &object, n)) {
            return false;
        }
    }
    return (!object.has_layout ||
            hdf5_layout_is_sound(walk, object.layout, &object.space, &object.filters)) &&
           heap_is_sound(walk, object.attributes, link.depth) &&
           heap_is_sound(walk, object.links, link.depth);
}
