#include "ui_lv2_receive.h"

#include "../plugin/atoms.h"
#include "../plugin/pictures.h"
#include <math.h>
#include <string.h>

enum { LARGEST = 16384 }; /* the plugin says less at once */

typedef union {
    LV2_Atom_Object object;
    uint8_t bytes[LARGEST];
} Message;

/* ------------------------------------------------------------------------------------ values -- */

static LV2_URID urid_in(const Uris *u, const LV2_Atom *atom)
{
    const bool is_urid = atom && atom->type == u->atom_URID && atom->size >= sizeof(LV2_URID);
    return is_urid ? ((const LV2_Atom_URID *)atom)->body : 0;
}

/* A number; `otherwise` where there is none. */
static double number_in(const Uris *u, const LV2_Atom *atom, double otherwise)
{
    if (!atom || atom->type != u->atom_Float || atom->size != sizeof(float)) {
        return otherwise;
    }
    const float number = ((const LV2_Atom_Float *)atom)->body;
    return isfinite(number) ? (double)number : otherwise;
}

/* False where it is no text, or too long a one. */
static bool read_text(const Uris *u, const LV2_Atom *atom, char *text, size_t size)
{
    const bool is_text = atom && (atom->type == u->atom_Path || atom->type == u->atom_String);
    const size_t length = is_text ? strnlen((const char *)(atom + 1), atom->size) : 0;
    if (!is_text || length >= size) {
        return false;
    }
    memcpy(text, atom + 1, length);
    text[length] = '\0';
    return true;
}

/* A vector of numbers, each of them finite; `count` is 0 for an empty one. NULL where it is none. */
static const float *vector_in(const Uris *u, const LV2_Atom *atom, unsigned *count)
{
    const LV2_Atom_Vector *vector = (const LV2_Atom_Vector *)atom;
    if (!atom || atom->type != u->atom_Vector || atom->size < sizeof vector->body ||
        vector->body.child_type != u->atom_Float || vector->body.child_size != sizeof(float)) {
        return NULL;
    }
    const float *numbers = (const float *)(vector + 1);
    *count = (unsigned)((atom->size - sizeof vector->body) / sizeof(float));
    for (unsigned i = 0; i < *count; i++) {
        if (!isfinite(numbers[i])) {
            return NULL;
        }
    }
    return numbers;
}

/* ---------------------------------------------------------------------------------- pictures -- */

static void take_facts(Ui *ui, UiFacts *facts, const Uris *u, const LV2_Atom_Object *object)
{
    const LV2_Atom *rate = atoms_property(object, u->rate);
    const LV2_Atom *straight_ahead = atoms_property(object, u->straight_ahead);
    if (!rate && !straight_ahead) {
        return;
    }
    const double rate_hz = number_in(u, rate, facts->rate_hz);
    if (rate_hz > 0.0) {
        facts->rate_hz = rate_hz;
        facts->straight_ahead_degrees = number_in(u, straight_ahead, facts->straight_ahead_degrees);
        ui_facts(ui, facts);
    }
}

static void take_spectrum(Ui *ui, const Uris *u, const LV2_Atom_Object *object)
{
    unsigned count = 0;
    const float *db = vector_in(u, atoms_property(object, u->spectrum), &count);
    if (db && count == SPECTRUM_POINTS) {
        ui_spectrum(ui, db);
    }
}

/* A curve an ear, of `points` each or, where there is none, empty. */
static void take_ears(Ui *ui, const Uris *u, const LV2_Atom_Object *object, const LV2_URID keys[2],
                      unsigned points, void (*tell)(Ui *, const float *, const float *))
{
    unsigned count[2] = {0};
    const float *left = vector_in(u, atoms_property(object, keys[0]), &count[0]);
    const float *right = vector_in(u, atoms_property(object, keys[1]), &count[1]);
    if (!left || !right || count[0] != count[1]) {
        return;
    }
    if (count[0] == points) {
        tell(ui, left, right);
    } else if (count[0] == 0) {
        tell(ui, NULL, NULL);
    }
}

static void take_pictures(Ui *ui, UiFacts *facts, const Uris *u, const LV2_Atom_Object *object)
{
    take_facts(ui, facts, u, object);
    take_spectrum(ui, u, object);
    take_ears(ui, u, object, u->energy, ENERGY_POINTS, ui_energy);
    take_ears(ui, u, object, u->correction, SPECTRUM_POINTS, ui_correction);
}

/* -------------------------------------------------------------------------------- properties -- */

static void take_set(Ui *ui, const Uris *u, const LV2_Atom_Object *object)
{
    const LV2_Atom *subject = atoms_property(object, u->patch_subject);
    const LV2_URID property = urid_in(u, atoms_property(object, u->patch_property));
    const LV2_Atom *value = atoms_property(object, u->patch_value);
    char text[OWN_WORDS_SIZE];
    if (subject && urid_in(u, subject) != u->plugin) {
        return;
    }
    if (property == u->ui_zoom) {
        const double zoom = number_in(u, value, 0.0);
        if (zoom > 0.0) {
            ui_zoom(ui, (float)zoom);
        }
    } else if (property == u->message && read_text(u, value, text, sizeof text)) {
        ui_message(ui, text);
    }
    for (int which = 0; which < OWN_FILES; which++) {
        if (property == u->file[which] && read_text(u, value, text, OWN_PATH_SIZE)) {
            ui_file(ui, (OwnFile)which, text);
        }
    }
}

void ui_receive(Ui *ui, UiFacts *facts, const Uris *u, const void *atom, size_t size)
{
    Message message;
    if (size < sizeof message.object || size > sizeof message.bytes) {
        return;
    }
    memcpy(message.bytes, atom, size);
    const LV2_Atom_Object *object = &message.object;
    const bool whole =
        object->atom.size >= sizeof object->body && object->atom.size <= size - sizeof object->atom;
    if (!whole || object->atom.type != u->atom_Object) {
        return;
    }
    if (object->body.otype == u->pictures) {
        take_pictures(ui, facts, u, object);
    } else if (object->body.otype == u->patch_Set) {
        take_set(ui, u, object);
    }
}
