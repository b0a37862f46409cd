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
    if (atomic_load_explicit(&d->restores, memory_order_relaxed) &&
        atomic_exchange_explicit(&d->restores, false, memory_order_acquire)) {
        engine_set_dose(engine, loaded(&d->restored));
    }
}

void doses_publish(Doses *d, const Engine *engine)
{
    store(&d->published, engine_dose(engine));
}

void doses_restore(Doses *d, Dose dose)
{
    store(&d->restored, dose);
    atomic_store_explicit(&d->restores, true, memory_order_release);
}

Dose doses_saved(const Doses *d)
{
    return loaded(atomic_load(&d->restores) ? &d->restored : &d->published);
}
