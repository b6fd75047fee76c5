/* A disk on which every flush takes 8 ms longer: loaded before the C library (LD_PRELOAD). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int lalu(const char *nama, int berkas)
{
    struct timespec tunda = {0, 8 * 1000 * 1000};
    int (*asli)(int) = (int (*)(int))dlsym(RTLD_NEXT, nama);
    nanosleep(&tunda, 0);
    return asli(berkas);
}

int fsync(int berkas) { return lalu("fsync", berkas); }
int fdatasync(int berkas) { return lalu("fdatasync", berkas); }
