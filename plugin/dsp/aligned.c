#include "aligned.h"

#include <stdlib.h>
#include <string.h>

void *carve(Carver *c, size_t bytes)
{
    void *place = c->memory ? (unsigned char *)c->memory + c->used : NULL;
    c->used += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return place;
}

bool carver_allocate(Carver *c)
{
    c->size = c->used ? c->used : ALIGNMENT;
    c->used = 0;
    c->memory = aligned_alloc(ALIGNMENT, c->size);
    if (!c->memory) {
        return false;
    }
    memset(c->memory, 0, c->size);
    return true;
}

void aligned_release(void *memory)
{
    free(memory);
}
