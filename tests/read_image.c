#include "read_image.h"

#include "host.h"

Image read_image(float b, float c, float d, size_t delay)
{
    Stereo noise = white_noise(72000, 0.3f, 51), in = stereo_new(48000);
    for (size_t i = 0; i < in.frames; i++) {
        in.left[i] = noise.left[i + 1000] + b * noise.right[i + 1000];
        in.right[i] = c * noise.left[i + 1000 - delay] + d * noise.right[i + 1000 - delay];
    }
    Host host = host_open(48000);
    host_apply(&host, "mode=0");
    Stereo out = host_render(&host, &in, 480);
    const Image image = {
        (double)host_get(&host, "correlation"), (double)host_get(&host, "width_meter"),
        (double)host_get(&host, "mono_loss"), (double)host_get(&host, "coherence")};
    stereo_free(&noise);
    stereo_free(&in);
    stereo_free(&out);
    host_close(&host);
    return image;
}
