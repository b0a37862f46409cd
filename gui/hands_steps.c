#include "hands.h"

#include "taper.h"

/* A gesture of steps is over when none came for so long; a trigger's value stands for several blocks
 * of any host. */
static const double steps_end_s = 0.3, trigger_s = 0.1, fine = 0.1;

/* ---------------------------------------------------------------------------------- steps -- */

void hands_nudge(Ui *ui, PortIndex port, double steps, UiModifiers modifiers, bool by_wheel)
{
    const bool finely =
        (modifiers.shift || modifiers.control) && params[port].shape != SHAPE_CHOICE;
    Nudge *nudge = &ui->nudge;
    if (!nudge->on || nudge->port != port) {
        hands_finish(ui);
        model_begin(&ui->model);
        model_hold(&ui->model, port);
        *nudge = (Nudge){.on = true, .port = port, .value = (double)ui->model.values[port]};
    }
    nudge->by_wheel = by_wheel;
    nudge->last_s = ui->now_s;
    nudge->value = taper_stepped(port, nudge->value, finely ? fine * steps : steps);
    model_set(&ui->model, port,
              finely ? value_rounded_finely(port, nudge->value)
                     : value_rounded(port, nudge->value));
}

void hands_nudge_end(Ui *ui)
{
    if (ui->nudge.on) {
        ui->nudge.on = false;
        model_end(&ui->model);
    }
}

/* ------------------------------------------------------------------------------- triggers -- */

static void set_trigger(Ui *ui, float value)
{
    model_set(&ui->model, ui->push.port, value);
    ui->push.since_s = ui->now_s;
}

void hands_push(Ui *ui, PortIndex port)
{
    hands_finish(ui);
    ui->push = (Push){.on = true, .down = true, .port = port};
    ui->push.rises = ui->model.values[port] > 0.0f; /* generic UIs leave triggers at 1 */
    model_begin(&ui->model);
    model_hold(&ui->model, port);
    set_trigger(ui, ui->push.rises ? 0.0f : 1.0f);
}

void hands_push_end(Ui *ui)
{
    if (ui->push.on) {
        ui->push.on = false;
        set_trigger(ui, 0.0f);
        model_end(&ui->model);
    }
}

void hands_push_tick(Ui *ui)
{
    Push *push = &ui->push;
    if (!push->on || ui->now_s - push->since_s < trigger_s) {
        return;
    }
    if (push->rises) {
        push->rises = false;
        set_trigger(ui, 1.0f);
    } else if (!push->down) {
        hands_push_end(ui);
    }
}

void hands_push_let_go(Ui *ui)
{
    ui->push.down = false;
    hands_push_tick(ui);
}

/* ------------------------------------------------------------------------------------ both -- */

void hands_finish(Ui *ui)
{
    hands_nudge_end(ui);
    hands_push_end(ui);
    model_end(&ui->model);
}

void hands_tick(Ui *ui)
{
    if (ui->nudge.on && ui->now_s - ui->nudge.last_s >= steps_end_s) {
        hands_nudge_end(ui);
    }
    hands_push_tick(ui);
}
