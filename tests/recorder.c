/* Which calls bring bytes and names below a folder to the disk? Preloaded into a process, it writes them down in order.

   CTJ_RECORD_ROOT is the folder, CTJ_RECORD_LOG the journal: for each call its letter, the number of the file,
   two numbers, and the lengths of two texts, then the texts. tests/power.py reads it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))real(#name))

static pthread_mutex_t alone = PTHREAD_MUTEX_INITIALIZER;
static int journal = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static const char *root(void) { return getenv("CTJ_RECORD_ROOT"); }

static int inside(const char *path) {
    const char *folder = root();
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int path_of(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, out, PATH_MAX - 1);
    if (length < 0) return 0;
    out[length] = 0;
    return inside(out);
}

static uint64_t number_of(int fd) {
    struct stat found;
    return fstat(fd, &found) == 0 ? (uint64_t)found.st_ino : 0;
}

static void say(char what, uint64_t file, uint64_t one, uint64_t other, const void *first, uint32_t long_first,
                const void *second, uint32_t long_second) {
    int kept = errno;
    pthread_mutex_lock(&alone);
    if (journal < 0) journal = (int)syscall(SYS_openat, AT_FDCWD, getenv("CTJ_RECORD_LOG"),
                                            O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    uint8_t head[33];
    head[0] = (uint8_t)what;
    memcpy(head + 1, &file, 8);
    memcpy(head + 9, &one, 8);
    memcpy(head + 17, &other, 8);
    memcpy(head + 25, &long_first, 4);
    memcpy(head + 29, &long_second, 4);
    struct iovec parts[3] = {{head, 33}, {(void *)first, long_first}, {(void *)second, long_second}};
    syscall(SYS_writev, journal, parts, 3);
    pthread_mutex_unlock(&alone);
    errno = kept;
}

static void say_names(char what, uint64_t file, const char *first, const char *second) {
    say(what, file, 0, 0, first, (uint32_t)strlen(first), second, second ? (uint32_t)strlen(second) : 0);
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    int known = faccessat(folder, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    char name[PATH_MAX];
    if (fd >= 0 && path_of(fd, name)) {
        if ((flags & O_CREAT) && !known) say_names('c', number_of(fd), name, 0);
        else if (flags & O_TRUNC) say('t', number_of(fd), 0, 0, 0, 0, 0, 0);
    }
    return fd;
}

#define OPENER(name)                                       \
    int name(const char *path, int flags, ...) {           \
        va_list rest;                                      \
        va_start(rest, flags);                             \
        mode_t mode = va_arg(rest, mode_t);                \
        va_end(rest);                                      \
        return opened(AT_FDCWD, path, flags, mode);        \
    }
OPENER(open)
OPENER(open64)

#define OPENER_AT(name)                                                \
    int name(int folder, const char *path, int flags, ...) {           \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t mode = va_arg(rest, mode_t);                            \
        va_end(rest);                                                  \
        return opened(folder, path, flags, mode);                      \
    }
OPENER_AT(openat)
OPENER_AT(openat64)

ssize_t write(int fd, const void *bytes, size_t length) {
    char name[PATH_MAX];
    int ours = path_of(fd, name);
    off_t at = ours ? lseek(fd, 0, SEEK_CUR) : 0;
    if (ours && (fcntl(fd, F_GETFL) & O_APPEND)) at = lseek(fd, 0, SEEK_END);
    ssize_t done = syscall(SYS_write, fd, bytes, length);
    if (ours && done > 0) say('w', number_of(fd), (uint64_t)at, 0, bytes, (uint32_t)done, 0, 0);
    return done;
}

static ssize_t placed(int fd, const void *bytes, size_t length, off_t at) {
    ssize_t done = syscall(SYS_pwrite64, fd, bytes, length, at);
    char name[PATH_MAX];
    if (done > 0 && path_of(fd, name)) say('w', number_of(fd), (uint64_t)at, 0, bytes, (uint32_t)done, 0, 0);
    return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return placed(fd, bytes, length, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) { return placed(fd, bytes, length, at); }

static int cut(int fd, off_t size) {
    int done = (int)syscall(SYS_ftruncate, fd, size);
    char name[PATH_MAX];
    if (done == 0 && path_of(fd, name)) say('t', number_of(fd), (uint64_t)size, 0, 0, 0, 0, 0);
    return done;
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off_t size) { return cut(fd, size); }

static int synced(int fd, int done) {
    char name[PATH_MAX];
    if (done == 0 && path_of(fd, name)) say_names('s', number_of(fd), name, 0);
    return done;
}
int fsync(int fd) { return synced(fd, (int)syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { return synced(fd, (int)syscall(SYS_fdatasync, fd)); }

int rename(const char *old, const char *new) {
    int done = REAL(int, rename, const char *, const char *)(old, new);
    if (done == 0 && inside(new)) say_names('r', 0, old, new);
    return done;
}

int unlink(const char *path) {
    int done = REAL(int, unlink, const char *)(path);
    if (done == 0 && inside(path)) say_names('u', 0, path, 0);
    return done;
}

int unlinkat(int folder, const char *path, int flags) {
    char name[PATH_MAX];
    int done, ours = 0;
    if (path[0] == '/') ours = inside(strncpy(name, path, PATH_MAX - 1));
    else if (path_of(folder, name)) {
        strncat(name, "/", PATH_MAX - strlen(name) - 1);
        strncat(name, path, PATH_MAX - strlen(name) - 1);
        ours = 1;
    }
    done = REAL(int, unlinkat, int, const char *, int)(folder, path, flags);
    if (done == 0 && ours) say_names('u', 0, name, 0);
    return done;
}

int rmdir(const char *path) {
    int done = REAL(int, rmdir, const char *)(path);
    if (done == 0 && inside(path)) say_names('u', 0, path, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    int done = REAL(int, mkdir, const char *, mode_t)(path, mode);
    if (done == 0 && inside(path)) say_names('m', 0, path, 0);
    return done;
}

/* What copies behind our back is not there: the caller reads and writes instead. */
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
    errno = ENOTSOCK;
    return -1;
}
ssize_t sendfile64(int to, int from, off_t *at, size_t length) { return sendfile(to, from, at, length); }
