#include "player.h"

#include "timing.h"

enum { IN_LEFT, IN_RIGHT, OUT_LEFT, OUT_RIGHT, PORTS };

Player player_of(const Host *host, size_t frames)
{
    static const char *const symbols[PORTS] = {"in_left", "in_right", "out_left", "out_right"};
    Player p = {.instance = host->instance, .out = stereo_new(frames)};
    for (int i = 0; i < PORTS; i++) {
        p.ports[i] = host_port(host, symbols[i]);
    }
    return p;
}

void player_free(Player *p)
{
    stereo_free(&p->out);
}

static void connect(Player *p, const Stereo *in, size_t at)
{
    lilv_instance_connect_port(p->instance, p->ports[IN_LEFT], in->left + at);
    lilv_instance_connect_port(p->instance, p->ports[IN_RIGHT], in->right + at);
    lilv_instance_connect_port(p->instance, p->ports[OUT_LEFT], p->out.left + at);
    lilv_instance_connect_port(p->instance, p->ports[OUT_RIGHT], p->out.right + at);
}

void player_run(Player *p, const Stereo *in, size_t at, size_t frames)
{
    connect(p, in, at);
    lilv_instance_run(p->instance, (uint32_t)frames);
}

double player_run_s(Player *p, const Stereo *in, size_t at, size_t frames)
{
    connect(p, in, at);
    const double start = timing_now_s();
    lilv_instance_run(p->instance, (uint32_t)frames);
    return timing_now_s() - start;
}

double player_run_thread_s(Player *p, const Stereo *in, size_t at, size_t frames)
{
    connect(p, in, at);
    const double before = timing_thread_s(), start = timing_thread_s();
    lilv_instance_run(p->instance, (uint32_t)frames);
    return timing_thread_s() - start - (start - before);
}

double player_pass_s(Player *p, const Stereo *in, size_t block)
{
    double sum_s = 0.0;
    for (size_t at = 0; at + block <= in->frames; at += block) {
        sum_s += player_run_s(p, in, at, block);
    }
    return sum_s;
}
