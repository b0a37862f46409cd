#include "sofa_writer.h"

#include "check.h"
#include <hdf5.h>
#include <string.h>

static unsigned or_else(unsigned value, unsigned otherwise)
{
    return value ? value : otherwise;
}

static void write_text(hid_t object, const char *name, const char *text)
{
    const hid_t type = H5Tcopy(H5T_C_S1), space = H5Screate(H5S_SCALAR);
    H5Tset_size(type, strlen(text) + 1);
    const hid_t attribute = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    assert_true(H5Awrite(attribute, type, text) >= 0);
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
}

/* netCDF keeps a dimension's size in the text of an attribute. */
static void write_dimension(hid_t file, const char *name, hsize_t size)
{
    char text[80];
    snprintf(text, sizeof text, "This is a netCDF dimension but not a netCDF variable.%10u",
             (unsigned)size);
    const hid_t space = H5Screate_simple(1, &size, NULL);
    const hid_t set =
        H5Dcreate2(file, name, H5T_IEEE_F32BE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    assert_true(set >= 0);
    write_text(set, "CLASS", "DIMENSION_SCALE");
    write_text(set, "NAME", text);
    H5Dclose(set);
    H5Sclose(space);
}

typedef struct {
    const char *name, *type;
    int rank;
    hsize_t size[4];
    const double *values;
    bool packed, unshuffled, single_precision;
} Array;

static void write_array(hid_t file, const Array *array)
{
    const hid_t space = H5Screate_simple(array->rank, array->size, NULL);
    const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
    if (array->packed) {
        H5Pset_chunk(layout, array->rank, array->size);
        if (!array->unshuffled) {
            H5Pset_shuffle(layout);
        }
        H5Pset_deflate(layout, 1);
    }
    const hid_t kept = array->single_precision ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
    const hid_t set = H5Dcreate2(file, array->name, kept, space, H5P_DEFAULT, layout, H5P_DEFAULT);
    assert_true(H5Dwrite(set, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, array->values) >=
                0);
    if (array->type) {
        write_text(set, "Type", array->type);
    }
    H5Dclose(set);
    H5Pclose(layout);
    H5Sclose(space);
}

static void write_positions(hid_t file, const char *name, const SofaContents *contents,
                            const SofaRows *rows)
{
    if (rows->values) {
        const Array array = {
            .name = name,
            .type = contents->position_type ? contents->position_type : "spherical",
            .rank = 2,
            .size = {rows->rows, 3},
            .values = rows->values,
        };
        write_array(file, &array);
    }
}

static void write_responses(hid_t file, const SofaContents *contents, const char *data_type)
{
    Array array = {
        .name = "Data.IR",
        .rank = 3,
        .size = {or_else(contents->measurements, 1), or_else(contents->receivers, 2),
                 or_else(contents->frames, 1)},
        .values = contents->responses,
        .packed = contents->packed,
        .unshuffled = contents->unshuffled,
        .single_precision = contents->single_precision,
    };
    const hsize_t emitters = or_else(contents->emitters, 1), frames = array.size[2];
    if (strcmp(data_type, "FIR") != 0) {
        const bool emitters_last = strcmp(data_type, "FIR-E") == 0;
        array.rank = 4;
        array.size[2] = emitters_last ? frames : emitters;
        array.size[3] = emitters_last ? emitters : frames;
    }
    if (array.values) {
        write_array(file, &array);
    }
}

/* As netCDF does, whose files alone libmysofa reads: links in order, and the format of HDF5 1.8. */
static hid_t create(const char *path)
{
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS), creation = H5Pcreate(H5P_FILE_CREATE);
    H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18);
    H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_link_phase_change(creation, 0, 0); /* as where there are many */
    const hid_t file = H5Fcreate(path, H5F_ACC_TRUNC, creation, access);
    H5Pclose(creation);
    H5Pclose(access);
    assert_true(file >= 0);
    return file;
}

/* HDF5 keeps up to 8 in the object's header. */
static void write_more_attributes(hid_t file)
{
    static const char *const names[] = {"Version",       "SOFAConventionsVersion", "License",
                                        "Title",         "Organization",           "RoomType",
                                        "AuthorContact", "ListenerShortName"};
    for (size_t n = 0; n < COUNT(names); n++) {
        write_text(file, names[n], "unknown");
    }
}

void sofa_write(const char *path, const SofaContents *contents)
{
    const hid_t file = create(path);
    const char *data_type = contents->data_type ? contents->data_type : "FIR";
    write_text(file, "Conventions", "SOFA");
    write_text(file, "SOFAConventions",
               contents->conventions ? contents->conventions : "SingleRoomDRIR");
    write_text(file, "DataType", data_type);
    if (contents->many_attributes) {
        write_more_attributes(file);
    }
    write_dimension(file, "I", 1);
    write_dimension(file, "C", 3);
    write_dimension(file, "M", or_else(contents->measurements, 1));
    write_dimension(file, "R", or_else(contents->receivers, 2));
    write_dimension(file, "E", or_else(contents->emitters, 1));
    write_dimension(file, "N", or_else(contents->frames, 1));
    write_positions(file, "SourcePosition", contents, &contents->sources);
    write_positions(file, "ListenerPosition", contents, &contents->listeners);
    write_positions(file, "ListenerView", contents, &contents->views);
    write_positions(file, "EmitterPosition", contents, &contents->emitter_positions);
    if (contents->rate_hz > 0.0) {
        const Array rate = {
            .name = "Data.SamplingRate", .rank = 1, .size = {1}, .values = &contents->rate_hz};
        write_array(file, &rate);
    }
    if (contents->delays) {
        const Array delays = {.name = "Data.Delay",
                              .rank = 2,
                              .size = {1, contents->delay_count},
                              .values = contents->delays};
        write_array(file, &delays);
    }
    write_responses(file, contents, data_type);
    assert_true(H5Fclose(file) >= 0);
}

SofaContents sofa_small_head(void)
{
    enum { FRAMES = 64 };
    static const double sources[] = {30, 0, 1, -30, 0, 1};
    static const double responses[4 * FRAMES] = {
        [0] = 1.0, [FRAMES] = 0.5, [2 * FRAMES] = 0.5, [3 * FRAMES] = 1.0};
    return (SofaContents){.conventions = "SimpleFreeFieldHRIR",
                          .measurements = 2,
                          .frames = FRAMES,
                          .responses = responses,
                          .rate_hz = 48000.0,
                          .sources = {sources, 2}};
}
