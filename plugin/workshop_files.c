#include "files/eq_file.h"
#include "files/sofa_file.h"
#include "workshop_inside.h"
#include <stdio.h>
#include <stdlib.h>

/* A room keeps a pointer to its head; a loaded response has no use for one. */
static void forget_room(Workshop *w)
{
    turning_room_free(w->room);
    w->room = NULL;
    w->any = w->any && w->built.loaded;
}

static FileFault load_hrtf(Workshop *w, const char *path)
{
    FileFault fault = FILE_FINE;
    HrtfTable *table = *path ? sofa_read_table(path, &fault) : NULL;
    if (fault != FILE_FINE) {
        return fault;
    }
    Hrtf *hrtf = table ? hrtf_new(table, w->rate_hz) : hrtf_new_builtin(w->rate_hz);
    if (!hrtf) {
        return FILE_NO_MEMORY;
    }
    forget_room(w);
    hrtf_free(w->hrtf);
    w->hrtf = hrtf;
    return FILE_FINE;
}

static FileFault load_response(Workshop *w, const char *path)
{
    LoadedResponse loaded = {0};
    const FileFault fault = *path ? response_file_read(path, w->rate_hz, &loaded) : FILE_FINE;
    if (fault == FILE_FINE) {
        loaded_response_free(&w->loaded);
        w->loaded = loaded;
        w->any = w->any && !w->built.loaded;
    }
    return fault;
}

static FileFault read_correction(const Workshop *w, const char *path, EqFault *where,
                                 EqualiserDesign **design)
{
    EqSpec *spec = malloc(sizeof *spec);
    if (!spec) {
        return FILE_NO_MEMORY;
    }
    FileFault fault = eq_file_read(path, spec, where);
    if (fault == FILE_FINE) {
        *design = eq_design_new(spec, w->rate_hz);
        fault = *design ? FILE_FINE : FILE_NO_MEMORY;
    }
    free(spec);
    return fault;
}

static FileFault load_correction(Workshop *w, const char *path, EqFault *where)
{
    EqualiserDesign *design = NULL;
    const FileFault fault = *path ? read_correction(w, path, where, &design) : FILE_FINE;
    if (fault == FILE_FINE) {
        equaliser_design_free(w->correction);
        w->correction = design;
        w->corrects = true;
    }
    return fault;
}

bool workshop_take_correction(Workshop *w, EqualiserDesign **correction, CorrectionPicture *picture)
{
    const bool corrects = w->corrects;
    *correction = w->correction;
    if (corrects) {
        correction_picture_draw(picture, w->correction, w->rate_hz);
    }
    w->correction = NULL;
    w->corrects = false;
    return corrects;
}

static FileFault load(Workshop *w, OwnFile which, const char *path, EqFault *where)
{
    switch (which) {
    case OWN_CORRECTION:
        return load_correction(w, path, where);
    case OWN_HRTF:
        return load_hrtf(w, path);
    case OWN_RESPONSE:
        return load_response(w, path);
    case OWN_FILES:
        break;
    }
    return FILE_FINE;
}

OwnFileOutcome workshop_load(Workshop *w, OwnFile which, const char *path)
{
    EqFault where = {0};
    OwnFileOutcome outcome = {.fault = load(w, which, path, &where)};
    const char *what = file_fault_text(outcome.fault);
    if (outcome.fault == FILE_NOT_CORRECTION && where.line > 0) {
        snprintf(outcome.words, OWN_FAULT_SIZE, "%s: line %u: %s", what, where.line, where.words);
    } else if (outcome.fault == FILE_NOT_CORRECTION) {
        snprintf(outcome.words, OWN_FAULT_SIZE, "%s: %s", what, where.words);
    } else {
        snprintf(outcome.words, OWN_FAULT_SIZE, "%s", what);
    }
    return outcome;
}
