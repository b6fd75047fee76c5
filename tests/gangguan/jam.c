/* A computer's clock that is off by as many seconds as a file says: loaded before the C library (LD_PRELOAD). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long meleset(void)
{
    char isi[32] = {0};
    const char *nama = getenv("JAM_UJI");
    int berkas = nama ? open(nama, O_RDONLY | O_CLOEXEC) : -1;
    if (berkas < 0)
        return 0;
    ssize_t panjang = read(berkas, isi, sizeof isi - 1);
    close(berkas);
    return panjang > 0 ? atol(isi) : 0;
}

int clock_gettime(clockid_t jam, struct timespec *saat)
{
    static int (*asli)(clockid_t, struct timespec *);
    if (!asli)
        asli = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int hasil = asli(jam, saat);
    if (!hasil && (jam == CLOCK_REALTIME || jam == CLOCK_REALTIME_COARSE))
        saat->tv_sec += meleset();
    return hasil;
}

int gettimeofday(struct timeval *saat, void *zona)
{
    struct timespec kini;
    (void)zona;
    if (clock_gettime(CLOCK_REALTIME, &kini))
        return -1;
    saat->tv_sec = kini.tv_sec;
    saat->tv_usec = kini.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *saat)
{
    struct timespec kini;
    if (clock_gettime(CLOCK_REALTIME, &kini))
        return -1;
    if (saat)
        *saat = kini.tv_sec;
    return kini.tv_sec;
}
