/* What a host hands the UI may be anything: it is passed over, whole and cut, byte by byte. */
#include "../plugin/pictures.h"
#include "check.h"
#include "host.h"
#include "ui_rig.h"
#include "x_server.h"

#include <lv2/atom/forge.h>
#include <lv2/atom/util.h>
#include <stdlib.h>
#include <string.h>

static const RigWish usual = {0};

typedef union {
    LV2_Atom atom;
    uint8_t bytes[4096];
} Message;

/* A message of the plugin's: facts, a spectrum, an empty room. */
static uint32_t write_pictures(Message *message, const Uris *u, const float *spectrum)
{
    LV2_Atom_Forge forge;
    LV2_Atom_Forge_Frame frame;
    lv2_atom_forge_init(&forge, &host_map);
    lv2_atom_forge_set_buffer(&forge, message->bytes, sizeof message->bytes);
    lv2_atom_forge_object(&forge, &frame, 0, u->pictures);
    lv2_atom_forge_key(&forge, u->rate);
    lv2_atom_forge_float(&forge, 48000.0f);
    lv2_atom_forge_key(&forge, u->straight_ahead);
    lv2_atom_forge_float(&forge, 10.0f);
    lv2_atom_forge_key(&forge, u->spectrum);
    lv2_atom_forge_vector(&forge, sizeof(float), u->atom_Float, SPECTRUM_POINTS, spectrum);
    for (int ear = 0; ear < 2; ear++) {
        lv2_atom_forge_key(&forge, u->energy[ear]);
        lv2_atom_forge_vector(&forge, sizeof(float), u->atom_Float, 0, spectrum);
    }
    lv2_atom_forge_pop(&forge, &frame);
    return lv2_atom_total_size(&message->atom);
}

/* In a block of exactly its size, so that the address sanitizer sees a step beyond. */
static void tell_exactly(Rig *rig, const void *bytes, size_t size)
{
    void *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    rig_tell_atom(rig, copy, size);
    free(copy);
}

static void garbage_from_the_host_is_passed_over(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    float spectrum[SPECTRUM_POINTS];
    for (int i = 0; i < SPECTRUM_POINTS; i++) {
        spectrum[i] = -40.0f - 0.25f * (float)i;
    }
    Message message;
    const uint32_t size = write_pictures(&message, &rig.uris, spectrum);
    tell_exactly(&rig, &message, size);
    for (uint32_t cut = 0; cut < size; cut += 3) { /* an end that is missing */
        tell_exactly(&rig, &message, cut);
    }
    for (uint32_t at = 0; at < size; at++) { /* a byte that is wrong */
        for (unsigned flip = 1; flip < 256; flip <<= 1) {
            Message wrong = message;
            wrong.bytes[at] ^= (uint8_t)flip;
            tell_exactly(&rig, &wrong, size);
        }
    }
    spectrum[7] = NAN;
    tell_exactly(&rig, &message, write_pictures(&message, &rig.uris, spectrum));
    assert_true(rig_idle(&rig, 50));
    rig_close(&rig);
}

static void port_events_that_are_none_are_passed_over(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    const float values[] = {NAN, INFINITY, -INFINITY, 1e30f};
    const LV2UI_Descriptor *ui = rig.descriptor;
    for (uint32_t port = 0; port < PORT_COUNT + 3; port++) {
        for (size_t i = 0; i < COUNT(values); i++) {
            ui->port_event(rig.ui, port, sizeof(float), 0, &values[i]);
        }
        ui->port_event(rig.ui, port, 0, 0, values);
        ui->port_event(rig.ui, port, sizeof(float), 0, NULL);
        ui->port_event(rig.ui, port, sizeof values, 0, values);
        ui->port_event(rig.ui, port, sizeof values, 12345, values);
        ui->port_event(rig.ui, port, sizeof values, rig.event_transfer, values);
    }
    ui->port_event(rig.ui, UINT32_MAX, sizeof(float), 0, values);
    assert_true(rig_idle(&rig, 50));
    rig_close(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(garbage_from_the_host_is_passed_over),
        cmocka_unit_test(port_events_that_are_none_are_passed_over),
    };
    return cmocka_run_group_tests(tests, x_server_setup, x_server_teardown);
}
