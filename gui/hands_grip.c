#include "hands.h"

#include "taper.h"
#include <math.h>
#include <string.h>

/* The whole range of a knob; what a hand that only clicks may tremble; a fine hand's part. */
static const double range_px = 200.0, tremble_px = 2.0, fine = 0.1;

void hands_grip_knob(Ui *ui)
{
    const PortIndex port = (PortIndex)ui->grip.place.of;
    ui->grip.kind = GRIP_KNOB;
    ui->grip.position = taper_position(port, ui->model.values[port]);
    model_begin(&ui->model);
    model_hold(&ui->model, port);
}

/* The picture as it was when the hand came to it: were it drawn to another scale while the thing
 * moves, the thing would run away. */
static ViewModel gripped_view(const Ui *ui)
{
    ViewModel view = ui->view;
    view.values = ui->grip.values;
    return view;
}

static unsigned moves_to_aim(const Ui *ui, StageMove moves[2])
{
    const ViewModel view = gripped_view(ui);
    return view_stage_move(ui->grip.place.at, &view, ui->grip.thing, ui->grip.aim_x, ui->grip.aim_y,
                           moves);
}

bool hands_grip_stage(Ui *ui)
{
    Grip *grip = &ui->grip;
    StageMove moves[2];
    grip->thing = view_stage_find(grip->place.at, &ui->view, ui->x, ui->y);
    if (grip->thing == STAGE_NOTHING) {
        return false;
    }
    grip->kind = GRIP_STAGE;
    memcpy(grip->values, ui->model.values, sizeof grip->values);
    view_stage_middle(grip->place.at, &ui->view, grip->thing, &grip->aim_x, &grip->aim_y);
    model_begin(&ui->model);
    const unsigned count = moves_to_aim(ui, moves);
    for (unsigned i = 0; i < count; i++) {
        model_hold(&ui->model, moves[i].port);
    }
    return true;
}

static void set(Ui *ui, PortIndex port, double value)
{
    model_set(&ui->model, port,
              ui->grip.fine ? value_rounded_finely(port, value) : value_rounded(port, value));
}

static void lead(Ui *ui, double right, double down)
{
    Grip *grip = &ui->grip;
    StageMove moves[2];
    if (grip->kind == GRIP_KNOB) {
        const PortIndex port = (PortIndex)grip->place.of;
        grip->position = fmin(fmax(grip->position + (right - down) / range_px, 0.0), 1.0);
        set(ui, port, (double)taper_value(port, grip->position));
        return;
    }
    grip->aim_x += right;
    grip->aim_y += down;
    const unsigned count = moves_to_aim(ui, moves);
    for (unsigned i = 0; i < count; i++) {
        set(ui, moves[i].port, (double)moves[i].value);
    }
}

/* Step by step from where the pointer was, so that neither the fine key nor an end of the range makes
 * a jump. */
void hands_drag(Ui *ui, UiModifiers modifiers)
{
    Grip *grip = &ui->grip;
    if (!grip->moved) {
        const double right = ui->x - grip->from_x, down = ui->y - grip->from_y;
        const double away = hypot(right, down);
        if (away <= tremble_px) {
            return;
        }
        grip->moved = true;
        grip->last_x += right * tremble_px / away;
        grip->last_y += down * tremble_px / away;
    }
    grip->fine = modifiers.shift || modifiers.control;
    const double by = grip->fine ? fine : 1.0;
    lead(ui, by * (ui->x - grip->last_x), by * (ui->y - grip->last_y));
    grip->last_x = ui->x;
    grip->last_y = ui->y;
}

void hands_default(Ui *ui)
{
    StageMove moves[2] = {{.port = (PortIndex)ui->grip.place.of}};
    const unsigned count = ui->grip.kind == GRIP_STAGE ? moves_to_aim(ui, moves) : 1;
    for (unsigned i = 0; i < count; i++) {
        model_set(&ui->model, moves[i].port, params[moves[i].port].preset);
    }
}

void hands_let_go(Ui *ui, UiModifiers modifiers)
{
    if (!ui->grip.moved && ui->grip.fine && (modifiers.shift || modifiers.control)) {
        hands_default(ui);
    }
    model_end(&ui->model);
}
