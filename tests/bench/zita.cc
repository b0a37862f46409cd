#include "zita.h"

#include <cstring>
#include <zita-convolver.h>

struct Zita {
    Convproc convproc;
    unsigned block;
};

Zita *zita_new(const float *const paths[4], unsigned frames, unsigned block)
{
    Zita *zita = new Zita;
    const unsigned least = block < Convproc::MINPART ? (unsigned)Convproc::MINPART : block;
    zita->block = block;
    zita->convproc.set_options(Convproc::OPT_VECTOR_MODE | Convproc::OPT_FFTW_MEASURE);
    zita->convproc.configure(2, 2, frames, block, least, Convproc::MAXPART, 0.0f);
    for (unsigned path = 0; path < 4; path++) {
        zita->convproc.impdata_create(path / 2, path % 2, 1, const_cast<float *>(paths[path]), 0,
                                      (int)frames);
    }
    zita->convproc.start_process(0, 0);
    return zita;
}

void zita_free(Zita *zita)
{
    zita->convproc.stop_process();
    zita->convproc.cleanup();
    delete zita;
}

void zita_process(Zita *zita, const float *left, const float *right, float *out_left,
                  float *out_right)
{
    const size_t bytes = zita->block * sizeof(float);
    std::memcpy(zita->convproc.inpdata(0), left, bytes);
    std::memcpy(zita->convproc.inpdata(1), right, bytes);
    zita->convproc.process(true); /* waits for its threads: nothing is left out of the count */
    std::memcpy(out_left, zita->convproc.outdata(0), bytes);
    std::memcpy(out_right, zita->convproc.outdata(1), bytes);
}
