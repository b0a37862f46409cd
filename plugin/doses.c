#include "doses.h"

static void store(SharedDose *shared, Dose dose)
{
    for (int ear = 0; ear < DOSE_EARS; ear++) {
        atomic_store_explicit(&shared->energy_pa2_h[ear], dose.energy_pa2_h[ear],
                              memory_order_relaxed);
    }
    atomic_store_explicit(&shared->hours, dose.hours, memory_order_relaxed);
}

static Dose loaded(const SharedDose *shared)
{
    Dose dose;
    for (int ear = 0; ear < DOSE_EARS; ear++) {
        dose.energy_pa2_h[ear] =
            atomic_load_explicit(&shared->energy_pa2_h[ear], memory_order_relaxed);
    }
    dose.hours = atomic_load_explicit(&shared->hours, memory_order_relaxed);
    return dose;
}

void doses_take(Doses *d, Engine *engine)
{
    const unsigned restores = atomic_load_explicit(&d->restores, memory_order_acquire);
    if (restores != atomic_load_explicit(&d->taken, memory_order_relaxed)) {
        engine_set_dose(engine, loaded(&d->restored));
        doses_publish(d, engine);
        atomic_store_explicit(&d->taken, restores, memory_order_release);
    }
}

void doses_publish(Doses *d, const Engine *engine)
{
    store(&d->published, engine_dose(engine));
}

void doses_restore(Doses *d, Dose dose)
{
    store(&d->restored, dose);
    atomic_fetch_add_explicit(&d->restores, 1, memory_order_release);
}

Dose doses_saved(const Doses *d)
{
    const unsigned taken = atomic_load_explicit(&d->taken, memory_order_acquire);
    return loaded(taken != atomic_load(&d->restores) ? &d->restored : &d->published);
}
