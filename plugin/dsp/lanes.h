/* Vectors of LANES floats, and LANES complex numbers as two of them. For the kernels alone; LANES
 * is defined before this is included. */
#ifndef EARFIELD_LANES_H
#define EARFIELD_LANES_H

#ifndef LANES
#define LANES 4 /* for a reader's tools that look at this header alone */
#endif

#pragma GCC diagnostic ignored "-Wpsabi" /* all is inlined: no vector crosses an interface */

typedef float Lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef float LanesAnywhere
    __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float)), may_alias));

typedef struct {
    Lanes re, im;
} Bins;

#define INLINE static inline __attribute__((always_inline))

INLINE Lanes load(const float *at)
{
    return *(const Lanes *)at;
}

INLINE void store(float *at, Lanes x)
{
    *(Lanes *)at = x;
}

INLINE Lanes load_anywhere(const float *at)
{
    return *(const LanesAnywhere *)at;
}

INLINE void store_anywhere(float *at, Lanes x)
{
    *(LanesAnywhere *)at = x;
}

/** `x` in a register. Without this gcc reads memory again for every use of a vector, and loads, not
 * products, set the pace. */
INLINE Lanes held(Lanes x)
{
#if defined(__x86_64__)
    __asm__("" : "+x"(x));
#elif defined(__aarch64__)
    __asm__("" : "+w"(x));
#endif
    return x;
}

/** `at`, which the compiler no longer knows to be what is read in the next round of a loop: it would
 * keep that in registers, and move the loop's sums to memory for it. */
INLINE const float *elsewhere(const float *at)
{
    __asm__("" : "+r"(at));
    return at;
}

INLINE Bins bins_load(const float *re, const float *im)
{
    return (Bins){load(re), load(im)};
}

INLINE void bins_store(float *re, float *im, Bins x)
{
    store(re, x.re);
    store(im, x.im);
}

INLINE Bins bins_add(Bins a, Bins b)
{
    return (Bins){a.re + b.re, a.im + b.im};
}

INLINE Bins bins_subtract(Bins a, Bins b)
{
    return (Bins){a.re - b.re, a.im - b.im};
}

/** a + i b and a - i b */
INLINE Bins bins_add_turned(Bins a, Bins b)
{
    return (Bins){a.re - b.im, a.im + b.re};
}

INLINE Bins bins_subtract_turned(Bins a, Bins b)
{
    return (Bins){a.re + b.im, a.im - b.re};
}

/** Turned by the angle of c + i s, and back. */
INLINE Bins bins_turn(Bins a, float c, float s)
{
    return (Bins){c * a.re - s * a.im, c * a.im + s * a.re};
}

INLINE Bins bins_turn_back(Bins a, float c, float s)
{
    return (Bins){c * a.re + s * a.im, c * a.im - s * a.re};
}

/** The same, each lane by an angle of its own. */
INLINE Bins bins_turn_each(Bins a, Lanes c, Lanes s)
{
    return (Bins){c * a.re - s * a.im, c * a.im + s * a.re};
}

INLINE Bins bins_turn_each_back(Bins a, Lanes c, Lanes s)
{
    return (Bins){c * a.re + s * a.im, c * a.im - s * a.re};
}

#endif
