/* Denormal numbers read as zero and written as zero while `run()` lasts: a filter that dies away
 * into them costs a hundred times more. The host's own mode is put back afterwards. */
#ifndef EARFIELD_FLUSH_H
#define EARFIELD_FLUSH_H

#include <stdint.h>

#if defined(__SSE2__)
#include <xmmintrin.h>

enum { FLUSH_TO_ZERO = 0x8000, DENORMALS_ARE_ZERO = 0x0040 };

static inline uint64_t flush_denormals(void)
{
    const unsigned mode = _mm_getcsr();
    _mm_setcsr(mode | FLUSH_TO_ZERO | DENORMALS_ARE_ZERO);
    return mode;
}

static inline void flush_restore(uint64_t mode)
{
    _mm_setcsr((unsigned)mode);
}

#elif defined(__aarch64__)

static inline void flush_restore(uint64_t mode)
{
    __asm__ volatile("msr fpcr, %0" : : "r"(mode));
}

static inline uint64_t flush_denormals(void)
{
    uint64_t mode;
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    flush_restore(mode | UINT64_C(1) << 24); /* FPCR.FZ */
    return mode;
}

#else

static inline uint64_t flush_denormals(void)
{
    return 0;
}

static inline void flush_restore(uint64_t mode)
{
    (void)mode;
}

#endif

#endif
