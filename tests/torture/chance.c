#include "chance.h"

#include <math.h>
#include <string.h>

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t next(Chance *c)
{
    c->state += 0x9E3779B97F4A7C15u;
    uint64_t z = c->state;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

Chance chance_new(uint64_t seed, uint64_t nth)
{
    Chance c = {seed};
    c.state = next(&c) ^ (nth + 1) * 0xD1342543DE82EF95u;
    return c;
}

uint32_t chance_below(Chance *c, uint32_t limit)
{
    return (uint32_t)((next(c) >> 32) * limit >> 32);
}

bool chance_once_in(Chance *c, uint32_t times)
{
    return chance_below(c, times) == 0;
}

double chance_share(Chance *c)
{
    return (double)(next(c) >> 11) * 0x1p-53;
}

uint32_t chance_octaves(Chance *c, uint32_t least, uint32_t most)
{
    const double span = log(((double)most + 1.0) / (double)least);
    const uint32_t n = (uint32_t)((double)least * exp(span * chance_share(c)));
    return n < most ? n : most;
}

float chance_bits(Chance *c)
{
    const uint32_t bits = (uint32_t)next(c);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

void chance_bytes(Chance *c, void *bytes, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        ((unsigned char *)bytes)[n] = (unsigned char)next(c);
    }
}
