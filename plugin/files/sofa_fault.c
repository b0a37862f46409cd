#include "sofa_file.h"

const char *sofa_fault_text(SofaFault fault)
{
    switch (fault) {
    case SOFA_FINE:
        return "is fine";
    case SOFA_NOT_FOUND:
        return "is not there";
    case SOFA_NOT_A_FILE:
        return "is not a file";
    case SOFA_UNREADABLE:
        return "can't be read";
    case SOFA_TOO_LARGE:
        return "is larger than 64 MB";
    case SOFA_NO_MEMORY:
        return "needs more memory than there is";
    case SOFA_EMPTY:
        return "is empty";
    case SOFA_NOT_SOFA:
        return "is not a SOFA file";
    case SOFA_TRUNCATED:
        return "is cut short";
    case SOFA_DAMAGED:
        return "is damaged, or of a kind of SOFA that libmysofa can't read";
    case SOFA_NOT_HRTF:
        return "is a SOFA file of something else than SimpleFreeFieldHRIR for two ears";
    case SOFA_NO_RESPONSES:
        return "has no impulse responses (Data.IR) or not where they belong";
    case SOFA_BAD_RATE:
        return "has no usable sample rate";
    case SOFA_TOO_FEW_DIRECTIONS:
        return "has fewer than two directions";
    case SOFA_TOO_SHORT:
        return "has impulse responses that are too short";
    case SOFA_NOT_FINITE:
        return "has values that are no numbers";
    case SOFA_SILENT:
        return "has a direction without sound";
    }
    return "is not usable";
}

SofaFault sofa_fault_of(HrtfFault fault)
{
    switch (fault) {
    case HRTF_FINE:
        return SOFA_FINE;
    case HRTF_NO_MEMORY:
        return SOFA_NO_MEMORY;
    case HRTF_TOO_FEW_DIRECTIONS:
        return SOFA_TOO_FEW_DIRECTIONS;
    case HRTF_BAD_RATE:
        return SOFA_BAD_RATE;
    case HRTF_BAD_LENGTH:
        return SOFA_TOO_SHORT;
    case HRTF_NOT_FINITE:
        return SOFA_NOT_FINITE;
    case HRTF_SILENT:
        return SOFA_SILENT;
    }
    return SOFA_DAMAGED;
}
